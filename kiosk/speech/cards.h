// Cards: which sound cards there are and which of them the kiosk would speak through, for `yinlingctl selftest`.
//
// Opens the ordinary card for a moment, as DeviceOutput does. One thread, no Speaker beside it.
#pragma once

#include <string>
#include <vector>

namespace speech {

struct Cards {
  std::string driver;            // of SDL: "alsa", "pulseaudio" ...; "" when there is none
  std::string ordinary;          // what the loudspeaker and the jack hang on, as its driver calls it; may be unknown
  bool opens = false;            // it takes sound now
  std::vector<std::string> all;  // every one that plays
};
Cards find_cards();

}  // namespace speech
