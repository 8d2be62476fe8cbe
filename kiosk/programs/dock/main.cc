// yinling-dock: the kiosk plus a technician's window. Takes the arguments of yinling-kiosk. Never packaged.
#include <SDL.h>

#include <csignal>
#include <cstdio>

#include "programs/common/house.h"
#include "programs/dock/panel.h"
#include "programs/files/files.h"
#include "programs/kiosk/loop.h"

namespace {

volatile std::sig_atomic_t ended = 0;

void end(int) { ended = 1; }

int complain(const core::Error& error) {
  std::fprintf(stderr, "yinling-dock: %s\n", core::to_line(error).c_str());
  return 2;
}

}  // namespace

int main(int count, char** values) {
  auto options = kiosk::parse_options(std::vector<std::string>(values + 1, values + count));
  if (!options.ok()) return complain(options.error());
  if (options.value().help) {
    std::fputs(kiosk::usage, stdout);
    return 0;
  }
  if (!options.value().script.empty() || options.value().first_frame)
    return complain({"ARGUMENT_VALUE", options.value().first_frame ? "--first-frame" : "--script",
                     "The dock is worked by hand.", "Give this to yinling-kiosk."});
  std::signal(SIGTERM, end);
  std::signal(SIGINT, end);
  std::signal(SIGPIPE, SIG_IGN);
  auto places = programs::find_places(programs::own_folder());
  if (!places.ok()) return complain(places.error());
  auto machine = kiosk::Kiosk::open(options.value());
  if (!machine.ok()) return complain(machine.error());
  auto panel = dock::Panel::open(*machine.value(), (places.value().root / "tests/journeys/cards").string());
  if (!panel.ok()) return complain(panel.error());
  kiosk::Loop loop(*machine.value());
  loop.longest_sleep_ms = 50;
  loop.run(ended, [&](const SDL_Event* event) {
    return event != nullptr ? panel.value()->take(*event) : panel.value()->frame();
  });
  return 0;
}
