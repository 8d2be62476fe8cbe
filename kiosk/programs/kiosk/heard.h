// Heard: what was said, as a listener in the hall or under the headphones would have it.
//
// A witness of the speaker: for --talk, and for {"expect":{"said":...}}. Called on the speaker's thread, which is the main
// thread while the clock is turned by hand.
#pragma once

#include <string>

#include "programs/kiosk/recorder.h"
#include "speech/event.h"

namespace kiosk {

class Heard final : public speech::Witness {
 public:
  explicit Heard(Recorder& recorder) : recorder_(recorder) {}
  void line(const speech::Line& line) override {
    said_ += line.words.said() + "\n";
    recorder_.spoken(speech::to_json(line));
  }
  // Since the last forget(): the texts said, one chunk a line.
  const std::string& said() const { return said_; }
  void forget() { said_.clear(); }

 private:
  Recorder& recorder_;
  std::string said_;
};

}  // namespace kiosk
