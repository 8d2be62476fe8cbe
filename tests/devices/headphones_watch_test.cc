// The watch over jacks and headsets: told at once, from a thread of its own.
#include "devices/headphones_watch.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <fstream>
#include <mutex>

using devices::Headset;
using devices::Plug;
using devices::Plugs;
using namespace std::chrono_literals;

namespace {

struct Places {
  std::filesystem::path root = std::filesystem::temp_directory_path() / "yinling-watch-test";
  devices::HeadphonesWatch::Places places{root / "input", root / "snd"};
  Places() {
    std::filesystem::remove_all(root);
    std::filesystem::create_directories(places.inputs);
    std::filesystem::create_directories(places.sounds);
  }
  ~Places() { std::filesystem::remove_all(root); }
  // A pipe with a name: a jack whose events a test writes.
  int jack(const char* name) const {
    const auto path = places.inputs / name;
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    const int end = open(path.c_str(), O_RDWR | O_NONBLOCK);
    REQUIRE(end >= 0);
    return end;
  }
};

// What was told, and when.
struct Told {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Plugs> all;
  void operator()(const Plugs& plugs) {
    const std::lock_guard lock(mutex);
    all.push_back(plugs);
    changed.notify_all();
  }
  bool wait(std::size_t count, std::chrono::milliseconds limit = 2s) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, limit, [&] { return all.size() >= count; });
  }
};

void move_plug(int jack, bool in) {
  input_event event{};
  event.type = EV_SW;
  event.code = SW_HEADPHONE_INSERT;
  event.value = in ? 1 : 0;
  REQUIRE(write(jack, &event, sizeof event) == ssize_t(sizeof event));
}

}  // namespace

TEST_CASE("a plug is told within milliseconds, the jack and the headset each by itself") {
  Places places;
  const int jack = places.jack("event3");
  std::ofstream(places.places.sounds / "pcmC0D0p") << "";
  Told told;
  {
    devices::HeadphonesWatch watch(places.places, [&](const Plugs& plugs) { told(plugs); });
    CHECK_FALSE(told.wait(1, 30ms));
    const auto began = std::chrono::steady_clock::now();
    move_plug(jack, true);
    REQUIRE(told.wait(1));
    CHECK(std::chrono::steady_clock::now() - began < 400ms);  // about one on a quiet machine; looking again takes 500
    std::ofstream(places.places.sounds / "pcmC1D0p") << "";
    REQUIRE(told.wait(2));
    move_plug(jack, false);
    REQUIRE(told.wait(3));
    std::filesystem::remove(places.places.sounds / "pcmC1D0p");
    REQUIRE(told.wait(4));
    std::ofstream(places.places.sounds / "pcmC0D0c") << "";  // a microphone is no headphones
    CHECK_FALSE(told.wait(5, 60ms));
  }
  const Headset usb{1, 0};
  CHECK(told.all == std::vector<Plugs>{{Plug::in, {}}, {Plug::in, usb}, {Plug::out, usb}, {Plug::out, {}}});
  close(jack);
}

TEST_CASE("a jack that is taken away counts as unplugged, and empty or missing folders are no trouble") {
  Places places;
  const int jack = places.jack("event0");
  std::ofstream(places.places.inputs / "mouse0") << "no event device";
  Told told;
  {
    devices::HeadphonesWatch watch(places.places, [&](const Plugs& plugs) { told(plugs); });
    move_plug(jack, true);
    REQUIRE(told.wait(1));
    close(jack);
    REQUIRE(told.wait(2));
  }
  CHECK(told.all == std::vector<Plugs>{{Plug::in, {}}, {Plug::out, {}}});
  for (int i = 0; i < 20; ++i)
    devices::HeadphonesWatch nothing({places.root / "no", places.root / "where"}, [](const Plugs&) {});
  CHECK(devices::jack_switches("/dev/null/none").empty());
}
