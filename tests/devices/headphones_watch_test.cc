// The watch over jacks and headsets: told at once, from a thread of its own.
#include "devices/headphones_watch.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <fstream>
#include <list>
#include <mutex>
#include <thread>

#include "support/command.h"

using devices::Headset;
using devices::Plug;
using devices::Plugs;
using namespace std::chrono_literals;

namespace {

struct Places {
  support::TemporaryFolder folder;
  std::filesystem::path root = folder.path();
  devices::HeadphonesWatch::Places places{root / "input", root / "snd"};
  Places() {
    std::filesystem::create_directories(places.inputs);
    std::filesystem::create_directories(places.sounds);
  }
  // A pipe with a name: a jack whose events a test writes. It comes into the folder with its writer: a pipe without one is at
  // its end, as a jack that was taken away.
  int jack(const char* name) const {
    const auto path = root / name;
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    const int end = open(path.c_str(), O_RDWR | O_NONBLOCK);
    REQUIRE(end >= 0);
    std::filesystem::rename(path, places.inputs / name);
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
    CHECK(std::chrono::steady_clock::now() - began < 400ms);  // about one on a quiet machine
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
  std::list<devices::Jack> none;
  devices::find_jacks("/dev/null/none", none);
  CHECK(none.empty());
}

TEST_CASE("folders that come late, go and come again are seen at once, and what comes into them") {
  Places places;
  std::filesystem::remove_all(places.root);  // no /dev/snd, no /dev/input: no driver is loaded yet
  Told told;
  devices::HeadphonesWatch watch(places.places, [&](const Plugs& plugs) { told(plugs); });
  CHECK_FALSE(told.wait(1, 30ms));
  const Headset usb{1, 0};
  const auto began = std::chrono::steady_clock::now();
  const auto headset = places.places.sounds / "pcmC1D0p";
  for (std::size_t time = 0; time < 10; ++time) {
    std::filesystem::create_directories(places.places.sounds);
    std::ofstream(headset) << "";
    REQUIRE(told.wait(2 * time + 1));
    CHECK(told.all.back() == Plugs{Plug::out, usb});
    std::filesystem::remove_all(places.places.sounds);
    REQUIRE(told.wait(2 * time + 2));
    CHECK(told.all.back() == Plugs{Plug::out, {}});
  }
  CHECK(std::chrono::steady_clock::now() - began <
        2s);  // milliseconds on a quiet machine; looking by the clock takes 10 s

  std::filesystem::create_directories(places.places.inputs);
  const int jack = places.jack("event7");  // a card with a jack, plugged in while the kiosk runs
  std::this_thread::sleep_for(50ms);       // a pipe keeps what nobody reads, a jack tells its state when it is opened
  move_plug(jack, true);
  REQUIRE(told.wait(21));
  CHECK(told.all.back() == Plugs{Plug::in, {}});
  close(jack);
  REQUIRE(told.wait(22));
}

TEST_CASE("a device file that cannot be opened when it comes is opened when its owner changes") {
  Places places;
  Told told;
  devices::HeadphonesWatch watch(places.places, [&](const Plugs& plugs) { told(plugs); });
  // As udev does it: the file first, then our group. Who may open everything is shut out by what it leads to.
  const auto late = places.root / "late", name = places.places.inputs / "event2";
  std::filesystem::create_symlink(late, name);
  std::this_thread::sleep_for(50ms);
  REQUIRE(mkfifo(late.c_str(), 0600) == 0);
  const int jack = open(late.c_str(), O_RDWR | O_NONBLOCK);
  REQUIRE(jack >= 0);
  move_plug(jack, true);
  CHECK_FALSE(told.wait(1, 50ms));
  REQUIRE(lchown(name.c_str(), geteuid(), getegid()) == 0);
  REQUIRE(told.wait(1));
  CHECK(told.all.back() == Plugs{Plug::in, {}});
  close(jack);
}

TEST_CASE("a watch where nothing moves does not wake") {
  Places places;
  const int jack = places.jack("event3");
  const auto sleeps = [] {
    rusage used{};
    REQUIRE(getrusage(RUSAGE_SELF, &used) == 0);
    return used.ru_nvcsw;  // times that a thread of ours went to sleep
  };
  const auto missing = places.root / "not" / "there";
  for (const auto& sounds : {places.places.sounds, missing}) {
    devices::HeadphonesWatch watch({places.places.inputs, sounds}, [](const Plugs&) {});
    std::this_thread::sleep_for(100ms);
    const long before = sleeps();
    std::this_thread::sleep_for(1600ms);
    CHECK(sleeps() - before <= 2);  // this thread's own; looking by the clock adds three
  }
  close(jack);
}
