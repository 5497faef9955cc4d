"""Words that say that one agency passed another's text on, by their beginnings: they are many, and inflected."""

from workers.tables.spaced import words

#: How such words begin in scripts that put spaces between words; one of them must stand beside the carrier's name.
RELAYS: tuple[str, ...] = words(
    """via vía through thru carried relay distribu transmit pass forward suppl provid syndicat circulat deliver courtesy
    über übermittel übertrag übernomm verbreit weitergegeben weitergeleit vermittel mithilfe
    intermédiaire biais relay transmis diffus fourni repris repri trasmess attraverso tramite rilanciat fornit
    través difundid transmitid reproducid retransmitid facilitad suministrad medio intermédio através divulgad veiculad repassad cedid
    verspreid doorgegeven overgenomen aangeleverd middels pośrednictw przekaz rozpowszechn udostępn dostarcz przez
    prostředn prostřed zprostředk šířen převz šíř poskyt genom förmedl spri gjennom formidl videreformidl gennem
    közvetít átvét továbbít preluat difuzat transmis intermediul prin preko putem posredov prenos prenes preneto prenio
    välittäm kautta vahendus kaudu per tarpininkau starpniec aracılığ üzerinden tarafından geçtiği servis melalui lewat disiarkan disalurkan
    dipancarkan qua trung
    через посредств передан распростран предостав ретрансл переда поширен посередн надан чрез предав преко посред путем пренос
    μέσω αναμετάδ διαν μεταδ عبر نقل بواسطة وزع بثت بثّت طريق توسط واسطه واسطة ذریعے توسّط באמצעות דרך שהופץ הועבר
    माध्यम जरिए ज़रिए हवाले द्वारा मार्फत মাধ্যমে সূত্রে மூலம் ద్వారా"""
)
#: The same in scripts without spaces, anywhere between or behind the names.
RELAYS_EAST: tuple[str, ...] = words(
    """经 經 由 通过 通過 透过 透過 转 轉 转发 轉發 提供 供稿 经由 經由 経由 通じ 配信 提供 を介し 경유 통해 통한 제공 배포 전재 ผ่าน โดย"""
)
#: Words for who wrote or helped: a line with one of them says more than a chain does.
OTHERS: tuple[str, ...] = words(
    """with mit avec con com met med cu ile z s с з со με مع با עם reporting edit writing additional inputs input contribut reported redigiert"""
)
