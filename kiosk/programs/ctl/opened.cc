#include "programs/ctl/opened.h"

#include <utility>

#include "programs/common/line_breaks.h"
#include "programs/files/files.h"

namespace ctl {

core::Result<Opened> open_house(const std::string& directory, const programs::PanelChoice& panel) {
  Opened opened;
  TRY(places, programs::find_places(programs::own_folder()));
  opened.places = std::move(places);
  const std::string fonts = (opened.places.root / "assets/fonts.conf").string();
  if (!directory.empty()) {
    opened.places.root = directory;
    opened.places.config = std::filesystem::path(directory) / "config";
  }
  TRY(loaded, programs::load_house(opened.places));
  opened.loaded = std::move(loaded);
  programs::take_panel(panel, opened.loaded.house.display);
  TRY(type, paint::Type::open(fonts, opened.loaded.house.display.px_per_mm));
  opened.type = std::move(type);
  opened.type->keep_words(programs::word_finder(opened.loaded.house.catalogues));
  opened.measure = std::make_unique<paint::PangoMeasure>(*opened.type);
  return opened;
}

}  // namespace ctl
