// The mind: one person's visit as two pure functions. No I/O, no clock, no thread.
//
// update(House, Model, Stamped) -> Model + Effects;  view(House, Model, measure) -> Scene + what each tap means.
// House is const and replaced only between visits. Runs on the main thread of the kiosk, and in tests.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.h"
#include "flow/definition.h"
#include "scene/display.h"
#include "scene/measure.h"
#include "scene/node.h"
#include "text/catalogue.h"
#include "visit/effect.h"
#include "visit/message.h"
#include "visit/model.h"

namespace visit {

// What the hall set; from config/settings.json.
struct Settings {
  std::string hall = "";                                // 一楼大厅
  std::string machine = "1";                            // 3 号机
  std::string language = "zh-Hans";                     // the first language of a visit
  std::vector<std::string> languages{"zh-Hans", "en"};  // offered at the welcome, as far as the catalogues have them
  std::vector<std::string> services;                    // the order on the home screen
  bool drafts = false;                                  // offer draft languages
  std::string help_window = "1";                        // where a person is: 一号窗口
  int help_fallback_s = 60;
  std::vector<std::string> voiceless;  // languages with neither a voice nor recordings
  bool operator==(const Settings&) const = default;
};

struct House {
  std::map<std::string, std::shared_ptr<const flow::Definition>, std::less<>> services;
  std::shared_ptr<const core::Contract> contract;
  text::Catalogues catalogues;
  scene::Norms norms;
  scene::Display display;
  Settings settings;
  bool trial = false;  // the command line replaced an installed endpoint
};

struct Updated {
  Model model;
  std::vector<Effect> effects;
};
// Total: every message in every state has an answer; unknown tickets are ignored.
Updated update(const House& house, Model model, const Stamped& stamped);

struct View {
  scene::Scene scene;
  std::map<std::string, Message, std::less<>> taps;  // node key -> what touching it (or OK on it) means
  int page = 0, pages = 1;
};
View view(const House& house, const Model& model, scene::TextMeasure& measure);

// The model before the first person.
Model first_model(const House& house);

// True while a request or print is under way, words are being spoken, or somebody was called and has not answered yet: the
// idle clock stands still.
bool busy(const Model& model);

}  // namespace visit
