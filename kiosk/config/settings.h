// Settings: what a hall may set on a kiosk, read strictly; and the allow-list of endpoints, which alone names hosts.
//
// Used by the programs, at start and between visits, from the main thread. Pure values. Settings can choose an endpoint by
// its id and never introduce a host. No setting can undercut the accessibility floor: text sizes, gaps and time limits are
// norms and stand in config/accessibility.json.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace config {

struct Panel {
  int width_px = 1080, height_px = 1920;
  double px_per_mm = 4.03;  // 21.5 inches in full HD
};

struct Settings {
  std::string hall = "";             // 一楼大厅; "" when it has no name
  std::string machine = "1";         // 3 号机
  std::string language = "zh-Hans";  // the first language of a visit
  std::vector<std::string> languages{"zh-Hans", "en"};
  std::vector<std::string> services{"life_certification", "pension_enquiry",
                                    "hospital_booking"};  // home screen's order
  bool drafts = false;                                    // offer languages whose words are drafts
  std::string help_window = "1";                          // where a person is: 一号窗口
  int help_fallback_s = 60;                               // after which an unanswered call for help names the window
  Panel panel;
  int loudness_db = 0;  // calibration of the loudspeaker: added to every volume step, headphones stay as they are
  std::string endpoint = "simulator";
  std::string input_folder = "/dev/input";  // where the jack's switch is looked for
  std::string sound_folder = "/dev/snd";    // where a USB headset appears
};

// Every member may be left out (then the default holds); an unknown one, another type or a value out of its range is refused.
// Faults: SETTINGS_UNKNOWN, SETTINGS_VALUE; where = "FILE:POINTER", and the sentence says what the setting is for. Settings hold
// only where there is no fault at all.
struct ReadSettings {
  Settings settings;
  std::vector<core::Error> faults;
};
ReadSettings read_settings(const core::Json& document, std::string_view where);
// The same, and fails with the first fault.
core::Result<Settings> parse_settings(const core::Json& document, std::string_view where);

// One row of the settings' manual.
struct Rule {
  std::string pointer;   // "/panel/px_per_mm"
  std::string sentence;  // what it does
  std::string values;    // what it may be
};
std::vector<Rule> settings_manual();

struct Endpoint {
  std::string id;           // "simulator"
  std::string url;          // https://host[:port]
  std::string ca;           // file name of the only certificate authority that is trusted for it
  std::string profile;      // config/platform/<profile>.json
  std::string credentials;  // file name of the credentials
};
// Fails with: ENDPOINTS_SHAPE.
core::Result<std::vector<Endpoint>> parse_endpoints(const core::Json& document, std::string_view where);
// Fails with: ENDPOINT_UNKNOWN.
core::Result<Endpoint> find_endpoint(const std::vector<Endpoint>& endpoints, std::string_view id);
// https://host[:port] and nothing behind it: no path, no user, no query.
bool is_endpoint_url(std::string_view url);

}  // namespace config
