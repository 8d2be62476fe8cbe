// The jack switch by a pipe, the USB headset by a folder.
#include "devices/headphones.h"

#include <linux/input.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>

#include "support/command.h"

using devices::Plug;

namespace {

std::string event(int type, int code, int value) {
  input_event one{};
  one.type = static_cast<std::uint16_t>(type);
  one.code = static_cast<std::uint16_t>(code);
  one.value = value;
  std::string bytes(sizeof one, '\0');
  std::memcpy(bytes.data(), &one, sizeof one);
  return bytes;
}

}  // namespace

TEST_CASE("a jack switch reports its last state, once") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  auto jack = devices::JackSwitch::on(ends[0]);
  REQUIRE(jack.ok());
  const auto feed = [&](const std::string& bytes) {
    REQUIRE(write(ends[1], bytes.data(), bytes.size()) == ssize_t(bytes.size()));
  };
  CHECK_FALSE(jack.value().poll());
  const auto in = event(EV_SW, SW_HEADPHONE_INSERT, 1), out = event(EV_SW, SW_HEADPHONE_INSERT, 0);
  feed(event(EV_SYN, 0, 0) + event(EV_SW, SW_MICROPHONE_INSERT, 1) + event(EV_KEY, SW_HEADPHONE_INSERT, 1));
  CHECK_FALSE(jack.value().poll());
  feed(in.substr(0, 10));  // half an event
  CHECK_FALSE(jack.value().poll());
  feed(in.substr(10));
  CHECK(jack.value().poll() == Plug::in);
  CHECK_FALSE(jack.value().poll());
  feed(out + in + out);  // a shaky plug
  CHECK(jack.value().poll() == Plug::out);
  feed(in);
  CHECK(jack.value().poll() == Plug::in);
  close(ends[1]);  // the device is taken away
  CHECK(jack.value().poll() == Plug::out);
  CHECK(jack.value().gone());
  CHECK_FALSE(jack.value().poll());
}

TEST_CASE("a stream of noise does not hold up the kiosk") {
  auto noise = devices::JackSwitch::open("/dev/zero");  // events of type 0, without end
  REQUIRE(noise.ok());
  CHECK_FALSE(noise.value().poll());
  CHECK(devices::JackSwitch::open("/dev/input/no-such-event").error().code == "JACK_DESCRIPTOR");
  CHECK(devices::JackSwitch::on(-1).error().code == "JACK_DESCRIPTOR");
}

TEST_CASE("a USB headset is a playback node that was not there at the start") {
  const support::TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();
  const auto add = [&](const char* name) { std::ofstream(folder / name) << ""; };
  add("pcmC0D0p");
  devices::HeadsetFolder headset(folder);
  CHECK_FALSE(headset.look());
  add("pcmC1D0c");  // a microphone alone
  add("controlC1");
  for (const char* name : {"pcmC1D0", "pcmp", "pcmCxD0p", "pcmC1D-1p", "pcmC1D0xp", "pcmC99999999999D0p", "pcmC1p"})
    add(name);
  CHECK_FALSE(headset.look());
  add("pcmC2D3p");
  REQUIRE(headset.look());
  CHECK(devices::alsa_name(*headset.look()) == "plughw:2,3");
  add("pcmC1D0p");  // a second one; the first stays where the person listens
  CHECK(headset.look() == devices::Headset{2, 3});
  std::filesystem::remove(folder / "pcmC2D3p");
  CHECK(headset.look() == devices::Headset{1, 0});
  std::filesystem::remove_all(folder);
  CHECK_FALSE(headset.look());
  CHECK_FALSE(devices::HeadsetFolder(folder).look());
}
