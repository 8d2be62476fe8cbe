// The shipped house with the readings of the voice, and the packaged fonts as the kiosk measures with them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "paint/type.h"
#include "support/house_on_disk.h"
#include "support/readings_on_disk.h"
#include "text/word_runs.h"
#include "visit/gallery.h"

namespace pictures {

struct RealHouse {
  RealHouse() : house(support::house_on_disk(SOURCE_DIR, examples)) {
    house.catalogues.use_lexicon({&readings::table(), [](const text::Lexicon*) {}});
    auto opened = paint::Type::open(SOURCE_DIR "/assets/fonts.conf", house.display.px_per_mm);
    REQUIRE(opened.ok());
    type = std::move(opened).value();
    type->keep_words([](std::string_view text) { return text::word_runs(text, readings::table()); });
    measure = std::make_unique<paint::PangoMeasure>(*type);
  }

  // Every page of an exhibit at a text step.
  std::vector<scene::Scene> pages(const visit::Exhibit& exhibit, int step) {
    std::vector<scene::Scene> out;
    visit::Model model = exhibit.model;
    model.preferences.step = step;
    int pages = 1;
    for (model.page = 0; model.page < pages; ++model.page) {
      visit::View view = visit::view(house, model, *measure);
      pages = view.pages;
      out.push_back(std::move(view.scene));
    }
    return out;
  }

  support::Examples examples;
  visit::House house;
  std::unique_ptr<paint::Type> type;
  std::unique_ptr<paint::PangoMeasure> measure;
};

}  // namespace pictures
