"""Names of icon fonts that reach the text when the font's ligatures are read as words."""

from collections.abc import Mapping
from typing import Literal

Meaning = Literal["section", "time", "person", "favourite", "share", "comment", "print", "other"]

#: Ligature names of Material Icons and Material Symbols (and a few of Font Awesome as text), by what they stand for.
_NAMES: Mapping[Meaning, str] = {
    "section": """folder folder_open category label label_outline local_offer sell tag topic bookmarks
        fa-folder fa-folder-o fa-folder-open fa-folder-open-o fa-tag fa-tags""",
    "time": """access_time access_time_filled schedule event event_note today date_range calendar_today
        calendar_month query_builder watch_later history update hourglass_empty timer alarm av_timer
        fa-clock fa-clock-o fa-calendar fa-calendar-o fa-calendar-alt""",
    "person": """person person_outline person_pin account_circle account_box face edit create mode_edit
        people people_outline group supervisor_account perm_identity fa-user fa-user-o fa-user-circle fa-pencil""",
    "favourite": """star star_border star_outline star_half star_rate grade favorite favorite_border
        favorite_outline bookmark bookmark_border bookmark_outline bookmark_add thumb_up thumb_down
        thumb_up_off_alt fa-star fa-star-o fa-heart fa-heart-o fa-bookmark fa-bookmark-o""",
    "share": """share ios_share send reply forward link content_copy file_copy add_link
        fa-share fa-share-alt fa-facebook fa-twitter fa-whatsapp fa-telegram fa-link""",
    "comment": """comment insert_comment mode_comment add_comment chat chat_bubble chat_bubble_outline forum
        question_answer message sms feedback fa-comment fa-comment-o fa-comments fa-comments-o""",
    "print": """print local_printshop picture_as_pdf fa-print""",
    "other": """home menu search close clear cancel check done add remove settings info info_outline help
        help_outline warning error error_outline email mail mail_outline drafts phone call place room
        location_on location_city my_location map public language translate visibility visibility_off
        remove_red_eye trending_up trending_down whatshot new_releases fiber_manual_record fiber_new
        play_arrow play_circle play_circle_filled play_circle_outline pause volume_up volume_off videocam
        ondemand_video photo photo_camera camera_alt image collections headset mic radio tv podcasts rss_feed
        arrow_back arrow_back_ios arrow_forward arrow_forward_ios arrow_upward arrow_downward
        arrow_drop_down arrow_drop_up arrow_right arrow_left arrow_right_alt chevron_left chevron_right
        expand_more expand_less keyboard_arrow_down keyboard_arrow_up keyboard_arrow_left
        keyboard_arrow_right keyboard_backspace navigate_before navigate_next first_page last_page
        more_vert more_horiz menu_book menu_open apps view_list view_module list sort filter_list
        zoom_in zoom_out fullscreen fullscreen_exit open_in_new launch exit_to_app input login logout
        shopping_cart shopping_basket attach_file cloud_download cloud_upload get_app file_download
        notifications notifications_none notifications_active lock lock_open lock_outline vpn_key
        brightness_4 brightness_5 dark_mode light_mode wb_sunny nights_stay text_fields format_size
        format_quote font_download refresh autorenew sync loop cached dashboard description article
        library_books local_library book school work business account_balance gavel sports_soccer
        fa-home fa-bars fa-search fa-times fa-envelope fa-envelope-o fa-eye fa-phone fa-map-marker fa-angle-right
        fa-angle-left fa-chevron-right fa-chevron-left fa-rss fa-play fa-camera fa-globe""",
}

#: Icon name -> what it stands for.
ICONS: Mapping[str, Meaning] = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}
