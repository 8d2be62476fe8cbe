// HallLink: calls for help leave here and the desk's answers come in here. Until there is a hall server the answer comes from
// the script or the dock.
//
// Main thread.
#pragma once

#include <optional>
#include <string>

#include "programs/kiosk/inbox.h"
#include "visit/effect.h"

namespace kiosk {

class HallLink {
 public:
  explicit HallLink(Inbox& inbox) : inbox_(inbox) {}

  void raise(const visit::RaiseHelp& call) { ticket_ = call.ticket; }
  void withdraw(const visit::WithdrawHelp& call) {
    if (ticket_ == call.ticket) ticket_.reset();
  }
  // Somebody at the desk says something; false when nobody called.
  bool answer(const std::string& text) {
    if (!ticket_) return false;
    inbox_.post(visit::HelpAnswered{*ticket_, text});
    return true;
  }

 private:
  Inbox& inbox_;
  std::optional<core::Ticket> ticket_;
};

}  // namespace kiosk
