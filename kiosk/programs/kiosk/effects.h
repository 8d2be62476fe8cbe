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

#include "devices/printer.h"
#include "platform/dispatcher.h"
#include "programs/kiosk/hall_link.h"
#include "programs/kiosk/inbox.h"
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
  // `fonts_file` is for the slip.
  Effects(Inbox& inbox, HallLink& hall, devices::Printer& printer, Recorder& recorder, std::string fonts_file)
      : inbox_(inbox), hall_(hall), printer_(printer), recorder_(recorder), fonts_file_(std::move(fonts_file)) {}

  // Requires: before the first effect. The dispatcher's `tell` is Effects::told.
  void connect(platform::Dispatcher& dispatcher) { dispatcher_ = &dispatcher; }
  void carry_out(visit::Effect effect);
  // Any thread.
  void told(platform::Told answer);
  // Requests whose answer has not come: the hand clock stands still meanwhile.
  bool under_way() const;

  const LastSlip& last_slip() const { return last_slip_; }
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

  Inbox& inbox_;
  HallLink& hall_;
  devices::Printer& printer_;
  Recorder& recorder_;
  const std::string fonts_file_;
  platform::Dispatcher* dispatcher_ = nullptr;
  LastSlip last_slip_;

  mutable std::mutex mutex_;  // guards what follows
  std::map<platform::Token, Asked> asked_;
  platform::Token next_ = 1;
  bool simulator_told_ = false;
};

}  // namespace kiosk
