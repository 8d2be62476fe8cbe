#include "paint/icons.h"

#include <algorithm>

namespace paint {

namespace {

// Sorted by name.
// clang-format off
constexpr IconPoint table[] = {
    {"accessible", 0xE914}, {"account_balance", 0xE84F}, {"account_balance_wallet", 0xE850},
    {"account_circle", 0xE853}, {"add", 0xE145}, {"alarm", 0xE855}, {"apps", 0xE5C3}, {"arrow_back", 0xE5C4},
    {"arrow_forward", 0xE5C8}, {"article", 0xEF42}, {"assignment", 0xE85D}, {"assignment_turned_in", 0xE862},
    {"autorenew", 0xE863}, {"badge", 0xEA67}, {"cached", 0xE86A}, {"calendar_today", 0xE935}, {"campaign", 0xEF49},
    {"card_membership", 0xE8F7}, {"chat", 0xE0B7}, {"check", 0xE5CA}, {"check_box", 0xE834},
    {"check_box_outline_blank", 0xE835}, {"check_circle", 0xE86C}, {"chevron_right", 0xE5CC}, {"circle", 0xEF4A},
    {"close", 0xE5CD}, {"contact_phone", 0xE0CF}, {"contacts", 0xE0BA}, {"credit_card", 0xE870},
    {"credit_score", 0xEFF1}, {"date_range", 0xE916}, {"description", 0xE873}, {"directions", 0xE52E},
    {"done", 0xE876}, {"done_all", 0xE877}, {"edit", 0xE3C9}, {"elderly", 0xF21A}, {"event", 0xE878},
    {"event_available", 0xE614}, {"event_note", 0xE616}, {"exit_to_app", 0xE879}, {"face", 0xE87C},
    {"fact_check", 0xF0C5}, {"family_restroom", 0xF1A2}, {"favorite", 0xE87D}, {"feedback", 0xE87F},
    {"find_in_page", 0xE880}, {"folder_shared", 0xE2C9}, {"forum", 0xE0BF}, {"grid_view", 0xE9B0}, {"group", 0xE7EF},
    {"groups", 0xF233}, {"handshake", 0xEBCB}, {"headset", 0xE310}, {"healing", 0xE3F3},
    {"health_and_safety", 0xE1D5}, {"hearing", 0xE023}, {"help", 0xE887}, {"history", 0xE889}, {"home", 0xE88A},
    {"hotel", 0xE53A}, {"hourglass_empty", 0xE88B}, {"how_to_reg", 0xE174}, {"info", 0xE88E}, {"keyboard", 0xE312},
    {"language", 0xE894}, {"lightbulb", 0xE0F0}, {"list", 0xE896}, {"list_alt", 0xE0EE}, {"local_hospital", 0xE548},
    {"local_pharmacy", 0xE550}, {"location_on", 0xE0C8}, {"lock", 0xE897}, {"masks", 0xF218},
    {"medical_services", 0xF109}, {"medication", 0xF033}, {"meeting_room", 0xEB4F}, {"money_off", 0xE25C},
    {"monitor_heart", 0xEAA2}, {"notifications", 0xE7F4}, {"paid", 0xF041}, {"pan_tool", 0xE925},
    {"payment", 0xE8A1}, {"payments", 0xEF63}, {"pending", 0xEF64}, {"pending_actions", 0xF1BB}, {"people", 0xE7FB},
    {"perm_identity", 0xE8A6}, {"person", 0xE7FD}, {"person_search", 0xF106}, {"phone", 0xE0CD},
    {"pin_drop", 0xE55E}, {"place", 0xE55F}, {"play_arrow", 0xE037}, {"playlist_add_check", 0xE065},
    {"print", 0xE8AD}, {"priority_high", 0xE645}, {"psychology", 0xEA4A}, {"question_answer", 0xE8AF},
    {"receipt", 0xE8B0}, {"receipt_long", 0xEF6E}, {"record_voice_over", 0xE91F}, {"remove", 0xE15B},
    {"repeat", 0xE040}, {"replay", 0xE042}, {"report", 0xE160}, {"room", 0xE8B4}, {"savings", 0xE2EB},
    {"schedule", 0xE8B5}, {"school", 0xE80C}, {"search", 0xE8B6}, {"sentiment_dissatisfied", 0xE811},
    {"sentiment_neutral", 0xE812}, {"sentiment_satisfied", 0xE813}, {"sentiment_very_dissatisfied", 0xE814},
    {"sentiment_very_satisfied", 0xE815}, {"shield", 0xE9E0}, {"sms", 0xE625}, {"star", 0xE838},
    {"storefront", 0xEA12}, {"support", 0xEF73}, {"support_agent", 0xF0E2}, {"text_fields", 0xE262},
    {"thumb_up", 0xE8DC}, {"timelapse", 0xE422}, {"timer", 0xE425}, {"today", 0xE8DF}, {"touch_app", 0xE913},
    {"translate", 0xE8E2}, {"update", 0xE923}, {"verified", 0xEF76}, {"verified_user", 0xE8E8},
    {"visibility", 0xE8F4}, {"visibility_off", 0xE8F5}, {"volume_down", 0xE04D}, {"volume_off", 0xE04F},
    {"volume_up", 0xE050}, {"warning", 0xE002}, {"wc", 0xE63D}, {"work", 0xE8F9}
};
// clang-format on

}  // namespace

std::span<const IconPoint> icon_table() { return table; }

core::Result<std::string> icon_text(std::string_view name) {
  const auto found =
      std::lower_bound(std::begin(table), std::end(table), name,
                       [](const IconPoint& icon, std::string_view wanted) { return icon.name < wanted; });
  if (found == std::end(table) || found->name != name)
    return core::Error{"ICON_UNKNOWN", std::string(name.substr(0, 40)), "There is no such icon in the table.",
                       "Add it to paint/icons.cc with its code point."};
  const std::uint32_t point = found->code_point;
  return std::string{static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)),
                     static_cast<char>(0x80 | (point & 0x3F))};
}

}  // namespace paint
