// yinling-dock: the kiosk plus a technician's window. Takes the arguments of yinling-kiosk. Never packaged.
#include <SDL.h>

#include "programs/common/house.h"
#include "programs/dock/panel.h"
#include "programs/files/files.h"
#include "programs/kiosk/loop.h"
#include "programs/kiosk/start.h"

int main(int count, char** values) {
  const kiosk::Start start("yinling-dock", count, values);
  if (!start.goes_on()) return start.status();
  const kiosk::Options& options = start.options();
  if (!options.script.empty() || options.first_frame)
    return start.complain({"ARGUMENT_VALUE", options.first_frame ? "--first-frame" : "--script",
                           "The dock is worked by hand.", "Give this to yinling-kiosk."});
  const auto& ended = kiosk::Start::heed_signals();
  auto places = programs::find_places(programs::own_folder());
  if (!places.ok()) return start.complain(places.error());
  auto machine = kiosk::Kiosk::open(options);
  if (!machine.ok()) return start.complain(machine.error());
  auto panel = dock::Panel::open(*machine.value(), (places.value().root / "tests/journeys/cards").string());
  if (!panel.ok()) return start.complain(panel.error());
  kiosk::Loop loop(*machine.value());
  loop.longest_sleep_ms = 50;
  loop.run(ended, [&](const SDL_Event* event) {
    return event != nullptr ? panel.value()->take(*event) : panel.value()->frame();
  });
  return 0;
}
