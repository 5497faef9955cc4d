"""Names of icon fonts that reach the text when the font's ligatures are read as words."""

from collections.abc import Mapping
from typing import Literal

from workers.tables.spaced import word_set

Meaning = Literal["section", "time", "person", "favourite", "share", "comment", "print", "other"]


#: Ligature names of Material Icons and Material Symbols, by what they stand for.
_NAMES: Mapping[Meaning, str] = {
    "section": """folder folder_open folder_special folder_shared folder_copy folder_data category label
        label_outline label_important local_offer loyalty sell tag topic bookmarks collections_bookmark
        newspaper newsmode shapes style
        folder_zip folder_managed folder_supervised create_new_folder snippet_folder rule_folder drive_folder_upload
        drive_file_move label_important_outline new_label label_off folder_limited folder_check folder_match
        folder_eye folder_info tags book_ribbon""",
    "time": """access_time access_time_filled access_alarm access_alarms schedule event event_note event_available
        today date_range calendar_today calendar_month calendar_view_day calendar_clock calendar_add_on
        query_builder watch_later history history_toggle_off update hourglass_empty hourglass_top hourglass_bottom
        timer alarm av_timer timelapse more_time nest_clock_farsight_analog nest_clock_farsight_digital
        browse_activity pace acute avg_time edit_calendar free_cancellation insert_invitation
        schedule_send event_busy event_repeat event_upcoming event_list calendar_view_week calendar_view_month
        calendar_check calendar_apps_script calendar_lock timer_play timer_3 timer_10 timer_off alarm_on alarm_add
        alarm_off pending_actions watch watch_off watch_check punch_clock lock_clock manage_history
        work_history hourglass_disabled hourglass hourglass_full history_2 calendar_meal upcoming snooze
        clock_loader_10 clock_loader_20 clock_loader_40 clock_loader_60 clock_loader_80 clock_loader_90
        update_disabled search_activity clock calendar today_2 alarm_pause timer_1 timer_2 timer_5""",
    "person": """person person_outline person_pin account_circle account_box face edit create mode_edit edit_note
        edit_square people people_outline group groups supervisor_account perm_identity perm_contact_calendar
        assignment_ind history_edu ink_pen stylus stylus_note draw face_6 3p badge contact_page
        person_pin_circle person_add person_add_alt person_add_alt_1 person_remove person_remove_alt_1 person_search
        person_off person_2 person_3 person_4 person_book person_edit person_check person_heart person_apron
        person_play account_circle_full account_child account_child_circle supervised_user_circle manage_accounts
        switch_account no_accounts face_2 face_3 face_4 face_5 face_unlock face_retouching_natural group_add
        groups_2 groups_3 people_alt contact_mail contacts recent_actors co_present record_voice_over emoji_people
        edit_document edit_attributes mode_edit_outline border_color drive_file_rename_outline design_services
        note_alt app_registration support_agent signature frame_person id_card user users profile pen pencil
        edit_location edit_off identity_platform person_text""",
    "favourite": """star star_border star_outline star_half star_rate grade favorite favorite_border
        favorite_outline bookmark bookmark_border bookmark_outline bookmark_add bookmark_added bookmark_heart
        thumb_up thumb_down thumb_up_off_alt heart_plus kid_star hotel_class turned_in turned_in_not
        playlist_add library_add
        star_purple500 star_border_purple500 star_rate_half star_shine auto_awesome favorite_filled heart_check
        heart_minus heart_broken heart_smile volunteer_activism bookmark_star bookmark_manager bookmark_check
        bookmark_flag thumb_up_alt thumb_down_alt thumb_down_off_alt thumbs_up_down playlist_add_check
        playlist_add_check_circle playlist_add_circle library_add_check save save_alt save_as recommend push_pin
        keep_pin add_to_queue queue_play_next add_box post_add note_add add_reaction favorites heart thumbs_up
        playlist_play""",
    "share": """share ios_share send reply forward link content_copy file_copy add_link share_reviews
        screen_share mobile_share arrow_outward
        send_to_mobile send_and_archive reply_all forward_to_inbox forward_media insert_link link_off
        content_paste copy_all share_location share_off share_windows share_eta alternate_email
        attach_email outgoing_mail add_to_home_screen qr_code qr_code_2 facebook whatsapp telegram tiktok discord
        reddit snapchat wechat pinterest linkedin instagram twitter youtube cast_connected present_to_all
        move_to_inbox mark_email_read connect_without_contact rss""",
    "comment": """comment insert_comment mode_comment add_comment chat chat_bubble chat_bubble_outline forum
        question_answer message sms feedback comments_disabled speaker_notes rate_review maps_ugc
        comment_bank chat_add_on chat_info chat_paste_go chat_apps_script textsms sms_failed live_help
        contact_support reviews speaker_notes_off mark_chat_read mark_chat_unread mark_unread_chat_alt quickreply
        announcement voice_chat tooltip tooltip_2 comments bubble chat_error add_notes
        speech_bubble sticky_note sticky_note_2 question_exchange""",
    "print": """print local_printshop picture_as_pdf print_connect
        print_disabled print_add print_lock print_error printer""",
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
        breaking_news bar_chart equalizer poll leaderboard add_circle add_circle_outline remove_circle
        check_circle check_circle_outline bookmark_remove outlined_flag flag_circle emoji_flags travel_explore
        local_fire_department local_hospital local_dining business_center theater_comedy music_note movie_filter
        sports_basketball sports_tennis sports_cricket sports_baseball sports_football sports_motorsports
        health_and_safety medical_services directions_car military_tech how_to_vote attach_money show_chart
        auto_stories emoji_events location_pin pin_drop near_me account_tree view_agenda view_headline
        view_stream view_compact grid_view space_dashboard list_alt short_text notes_outlined
        flag globe feed house science biotech computer devices movie theaters palette restaurant flight eco
        park cloud savings paid euro campaign layers inventory domain apartment terrain landscape water forest
        pets psychology lightbulb bolt verified security shield policy ballot celebration earth compass
        sports stars ad_units interests subject toc segment notes title tour radar
          text_increase text_decrease text_format north_east keyboard_double_arrow_right
        arrow_circle_right arrow_circle_up unfold_more unfold_less photo_library video_library smart_display
        smart_toy g_translate report_problem warning_amber add_alert brightness_6 accessibility_new
        text_to_speech spatial_audio live_tv radio_button_checked circle_notifications
        notification_important mark_email_unread newsstand wifi_tethering graphic_eq manage_search find_in_page
        chrome_reader_mode import_contacts""",
}

#: Icon name -> what it stands for.
ICONS: Mapping[str, Meaning] = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}

#: What a name with "_" may carry behind it: the style or size of the drawing.
STYLES: frozenset[str] = word_set(
    """outline outlined round rounded sharp fill filled twotone two_tone border add added remove alt
    black white 18dp 20dp 24dp 36dp 48dp 24px"""
)

#: Names that also stand as labels before a date ("update 3 hours ago"): behind a space they need another icon.
LABELS_TOO: frozenset[str] = frozenset(
    {
        "update",
        "today",
        "event",
        "history",
        "create",
        "edit",
        "article",
        "work",
        "watch",
        "upcoming",
        "calendar",
        "clock",
        "save",
        "reviews",
    }
)

#: Names of drawings that show a subject (a globe, a flag, a page), so that their label may be a section's name;
#: where no icon of a row stands for sections, the label beside the date is one.
ABOUT: frozenset[str] = word_set(
    """public language globe world earth map compass travel_explore flag outlined_flag flag_circle emoji_flags
    feed rss_feed rss article dashboard space_dashboard description newspaper news file document page home house
    work business business_center briefcase account_balance institution landmark bank gavel school graduation
    science biotech flask computer devices laptop movie theaters theater_comedy film music music_note palette
    restaurant local_dining flight plane directions_car car health_and_safety local_hospital medical_services eco
    leaf park tree cloud savings attach_money money paid euro dollar show_chart bar_chart chart trending_up poll
    leaderboard campaign megaphone library_books menu_book auto_stories book local_library layers inventory domain
    apartment building terrain landscape water forest pets psychology lightbulb bolt whatshot fire
    local_fire_department new_releases fiber_new breaking_news security shield military_tech policy how_to_vote
    ballot emoji_events trophy celebration sports sports_soccer sports_basketball sports_tennis sports_cricket
    sports_baseball sports_football sports_motorsports futbol ball stars apps grid grid_view view_list view_module
    view_agenda view_headline view_stream list list_alt bars layer account_tree sitemap subject interests segment
    notes info info_outline translate groups people radar tour bookmark_outline archive box inbox stack collection collections albums journal"""
)

#: Names of pins: their label is a place, and a section only where a section is called so.
PLACES: frozenset[str] = word_set(
    """place room location location_on location_pin location_city my_location pin pin_drop near_me map_marker
    map_pin marker geo geo_alt"""
)

#: Names that are ordinary words, too: glued to a word ("flagWorld") they still need a witness beside them.
ORDINARY: frozenset[str] = word_set(
    """flag globe feed house science biotech computer devices movie theaters palette restaurant flight eco park cloud
    savings paid euro campaign layers inventory domain apartment terrain landscape water forest pets psychology
    lightbulb bolt verified security shield policy ballot celebration earth compass sports stars interests subject
    toc segment notes title tour radar
     announcement bubble calendar clock comments contacts discord heart
    hourglass newsstand pen pencil printer profile
    quickreply recommend reddit reviews rss save signature snooze tags tooltip
     twitter upcoming user users watch"""
)
