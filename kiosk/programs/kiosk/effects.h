// Effects: carries out what the mind asks for, and turns the hands' answers into messages. The only translator between them.
//
// carry_out() on the main thread; answers come in on the hands' threads and go straight into the Inbox.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "platform/dispatcher.h"
#include "programs/kiosk/hall_link.h"
#include "programs/kiosk/inbox.h"
#include "programs/kiosk/press.h"
#include "programs/kiosk/recorder.h"
#include "visit/effect.h"

namespace kiosk {

// Words and platform answers of the last slip, for {"expect":{"slip":...}}.
struct LastSlip {
  std::string text;
  std::filesystem::path file;
};

class Effects {
 public:
  Effects(Inbox& inbox, HallLink& hall, Recorder& recorder) : inbox_(inbox), hall_(hall), recorder_(recorder) {}

  // Requires: before the first effect. The dispatcher's `tell` is Effects::told.
  void connect(platform::Dispatcher& dispatcher, Press& press) {
    dispatcher_ = &dispatcher;
    press_ = &press;
  }
  void carry_out(visit::Effect effect);
  // Any thread.
  void told(platform::Told answer);
  // A request without its answer, a slip in the press: the hand clock stands still meanwhile.
  bool under_way() const;
  // Waits, for a few seconds at most, until what was asked of the store is on the disk.
  void wait_until_stored() const { dispatcher_->wait_until_stored(10'000); }

  LastSlip last_slip() const;
  // The line to the platform is cut, or joined again (scripts and the dock).
  void set_line(bool up) { dispatcher_->set_line(up ? platform::Line::up : platform::Line::down); }
  // False when nobody called.
  bool desk_answers(const std::string& text) { return hall_.answer(text); }

 private:
  struct Asked {
    core::Ticket ticket;
    bool submits = false;
    bool waits = true;  // for an answer; a submission that is unknown or queued goes on by itself
  };
  platform::Token ask(const core::Ticket& ticket, bool submits = false);
  void print(const visit::Print& print);
  void printed(const core::Ticket& ticket, std::string text, core::Result<std::string> outcome);  // the press's thread

  Inbox& inbox_;
  HallLink& hall_;
  Recorder& recorder_;
  platform::Dispatcher* dispatcher_ = nullptr;
  Press* press_ = nullptr;

  mutable std::mutex mutex_;  // guards what follows
  std::map<platform::Token, Asked> asked_;
  platform::Token next_ = 1;
  bool simulator_told_ = false;
  int in_press_ = 0;
  LastSlip last_slip_;
};

}  // namespace kiosk
