//! Tests of other modules in another browser than Chromium, which passes them where they stand.

use crate::engines::is_skipped;
use crate::support::Outcome;
use crate::support::engine::Engine;

/// Tests of other modules, run once more under their names. One that a browser cannot pass names the bug.
macro_rules! core {
    ($($module:ident::$test:ident $(, not in $engine:ident: $bug:literal)*;)*) => {$(
        #[test]
        fn $test() -> Outcome {
            $(if is_skipped(Engine::$engine, $bug)? {
                return Ok(());
            })*
            crate::$module::$test()
        }
    )*};
}

core! {
    // Loading.
    first_view::the_first_view_counts_what_there_is_and_lists_it_in_order_of_time;
    large::it_is_searched_and_sorted_in_the_worker;
    import::a_table_is_read_as_a_person_would;
    permalink::back_and_forward_step_through_what_the_reader_did;
    // The brush.
    timeline::days_are_pointed_at_dragged_over_and_clicked;
    timeline::the_brush_goes_by_pointer_and_by_keys;
    // Filters.
    filters::a_group_opens_by_hand_or_with_a_choice_in_it_and_stays_as_it_is_left;
    filters::a_long_facet_is_searched_and_chips_go_one_by_one;
    // Records, the list and the table.
    detail::a_record_says_what_is_known_who_says_so_and_what_belongs_to_it;
    detail::a_record_is_closed_to_where_the_reader_was;
    table::the_table_says_sorts_and_shows_the_ways_out, not in WebKit: "WebKitGTK 2.50 says no name of a column's head whose words are a button";
    // The map.
    map_marks::marks_count_what_is_in_view_and_follow_the_brush;
    map_controls::incidents_at_one_place_are_all_reachable;
    // Searching.
    search::what_is_searched_is_found_marked_counted_and_taken_back;
    // Sharing.
    take::an_image_has_the_map_at_twice_the_screens_size;
    embed_code::all_codes_show_the_view_in_another_page;
    // Paper.
    print::the_button_prints_what_stands_on_paper_then_and_an_open_record_alone;
    // Arabic.
    arabic::tabs_and_panels_are_mirrored_in_arabic;
    // Frames.
    embed::the_address_chooses_what_a_frame_shows;
    embed_messages::a_listed_host_shows_what_it_wants_and_hears_what_the_reader_does, not in WebKit: "its driver (WebKitGTK 2.50) gives the focus to a frame that it looks into, and the test asks whose the focus is";
    // Making a map.
    making::a_sheet_becomes_the_site_that_the_command_line_makes_of_it;
    making::columns_are_changed_and_undone_and_the_map_follows;
    making::records_are_corrected_added_and_withdrawn;
    // Less than a page needs.
    older::without_web_assembly_there_is_a_sentence_and_the_table;
    older::without_webgl_2_all_but_the_map_works_and_the_reader_is_told;
    older::without_module_workers_all_but_the_ground_works_and_the_reader_is_told;
    faults::a_browser_that_knows_no_pairs_of_colours_has_the_light_ones_or_those_that_are_chosen;
    // Accessibility.
    accessibility::an_open_record_and_an_empty_list_are_accessible;
}
