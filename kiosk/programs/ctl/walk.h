// Walk: the gallery in every wished combination of language, text step, theme, orientation and arrangement.
//
// Used by `yinlingctl screens`, `audit` and `check`. A choice that is not given means all its values (audit) or the default
// (screens).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "programs/arguments/arguments.h"
#include "programs/common/house.h"
#include "scene/measure.h"
#include "visit/gallery.h"

namespace ctl {

enum class Missing { all, standard };

struct Choices {
  std::vector<std::string> languages;
  std::vector<int> steps;
  std::vector<scene::Theme> themes;
  std::vector<bool> landscape;
  std::vector<bool> low;
};
// Fails with: ARGUMENT_VALUE.
core::Result<Choices> parse_choices(const programs::Arguments& arguments, const programs::LoadedHouse& house,
                                    Missing missing);

// "zh-Hans-step1-calm-portrait", "-low" where it applies.
struct Setting {
  std::string language;
  scene::Display display;
  scene::Preferences preferences;
  std::string name;
};

using Judge = std::function<void(const Setting&, const visit::Exhibit&, const visit::View&)>;
// Calls `judge` for every page of every exhibit in every combination; returns what the gallery lacks.
std::vector<core::Error> walk(const programs::LoadedHouse& house, const Choices& choices, scene::TextMeasure& measure,
                              const Judge& judge);

}  // namespace ctl
