// Opened: the house with a measure for its screens, as the commands that walk the gallery need it.
//
// One thread.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "paint/type.h"
#include "programs/arguments/panel.h"
#include "programs/common/house.h"

namespace ctl {

struct Opened {
  programs::Places places;
  programs::LoadedHouse loaded;
  std::unique_ptr<paint::Type> type;
  std::unique_ptr<paint::PangoMeasure> measure;
};

// The installed house, or the one in `directory`; on its own panel or on another. Fails with what the house and the fonts fail
// with.
core::Result<Opened> open_house(const std::string& directory = "", const programs::PanelChoice& panel = {});

}  // namespace ctl
