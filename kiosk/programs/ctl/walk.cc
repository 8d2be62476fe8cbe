#include "programs/ctl/walk.h"

#include <algorithm>
#include <array>

namespace ctl {

namespace {

constexpr std::array themes{scene::Theme::calm, scene::Theme::white_on_black, scene::Theme::black_on_white,
                            scene::Theme::soft};

core::Error wrong(std::string name, std::string cure) {
  return {"ARGUMENT_VALUE", std::move(name), "This value is not among the choices.", std::move(cure)};
}

// 21.5 inch both ways round, as the norms are stated for; a landscape panel hangs higher.
scene::Display turned(scene::Display display, bool landscape) {
  if (display.landscape() != landscape) std::swap(display.width_px, display.height_px);
  return display;
}

}  // namespace

core::Result<Choices> parse_choices(const programs::Arguments& arguments, const programs::LoadedHouse& loaded,
                                    Missing missing) {
  const bool all = missing == Missing::all;
  Choices choices;
  std::string language = arguments.value("--language");
  if (language == "zh") language = "zh-Hans";
  const auto known = loaded.house.catalogues.languages();
  if (language.empty()) {
    choices.languages = all ? known : std::vector<std::string>{"zh-Hans"};
  } else if (std::find(known.begin(), known.end(), language) != known.end()) {
    choices.languages = {language};
  } else {
    return wrong("--language", "Name a language that stands in locales/.");
  }
  const std::string step = arguments.value("--step");
  if (step.empty()) {
    choices.steps = all ? std::vector<int>{1, 2, 3, 4} : std::vector<int>{1};
  } else if (step.size() == 1 && step[0] >= '1' && step[0] <= '4') {
    choices.steps = {step[0] - '0'};
  } else {
    return wrong("--step", "Steps are 1, 2, 3 and 4.");
  }
  const std::string theme = arguments.value("--theme");
  for (const scene::Theme each : themes)
    if (theme.empty() ? all || each == scene::Theme::calm : theme == scene::name_of(each))
      choices.themes.push_back(each);
  if (choices.themes.empty()) return wrong("--theme", "Themes are calm, white_on_black, black_on_white and soft.");
  const std::string orientation = arguments.value("--orientation");
  if (orientation.empty()) {
    choices.landscape = all ? std::vector<bool>{false, true} : std::vector<bool>{false};
  } else if (orientation == "portrait" || orientation == "landscape") {
    choices.landscape = {orientation == "landscape"};
  } else {
    return wrong("--orientation", "Orientations are portrait and landscape.");
  }
  choices.low = arguments.has("--low") ? std::vector<bool>{true}
                : all                  ? std::vector<bool>{false, true}
                                       : std::vector<bool>{false};
  return choices;
}

std::vector<core::Error> walk(const programs::LoadedHouse& loaded, const Choices& choices, scene::TextMeasure& measure,
                              const Judge& judge) {
  std::vector<core::Error> missing;
  visit::House sampled = loaded.house;
  visit::add_sample_questions(sampled);
  for (const std::string& language : choices.languages) {
    const visit::Gallery gallery = visit::gallery(sampled, loaded.examples, language);
    missing.insert(missing.end(), gallery.missing.begin(), gallery.missing.end());
    const text::LanguageInfo* info = loaded.house.catalogues.language(language);
    for (const bool landscape : choices.landscape) {
      visit::House house = sampled;
      house.display = turned(house.display, landscape);
      for (const int step : choices.steps)
        for (const scene::Theme theme : choices.themes)
          for (const bool low : choices.low) {
            const scene::Preferences preferences{step, theme, low, info != nullptr && info->right_to_left};
            const Setting setting{language, house.display, preferences,
                                  language + "-step" + std::to_string(step) + "-" + std::string(scene::name_of(theme)) +
                                      (landscape ? "-landscape" : "-portrait") + (low ? "-low" : "")};
            for (visit::Exhibit exhibit : gallery.exhibits) {
              exhibit.model.preferences = preferences;
              const std::string name = exhibit.name;
              for (int page = 0, pages = 1; page < pages && page < 20; ++page) {
                exhibit.model.page = page;
                if (page > 0) exhibit.name = name + ".page" + std::to_string(page + 1);
                const visit::View view = visit::view(house, exhibit.model, measure);
                pages = view.pages;
                judge(setting, exhibit, view);
              }
            }
          }
    }
  }
  return missing;
}

}  // namespace ctl
