// Press: makes slips and gives them to the printer, away from the screen: on a thread of its own, in a process of its own.
//
// yinling-press lays the page out and ends. Embedding a Chinese font in a PDF takes that font whole into memory (some 45
// MiB for two weights), and it would stay with the kiosk for the rest of the day. print() on the main thread; `printed`
// is called on the press's thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "devices/printer.h"
#include "paint/paper.h"

namespace kiosk {

class Press {
 public:
  using Printed = std::function<void(core::Result<std::string>)>;  // what was printed: a file, a job
  // Requires: `printer` outlives the press.
  Press(std::filesystem::path program, std::string fonts_file, devices::Printer& printer)
      : program_(std::move(program)),
        fonts_file_(std::move(fonts_file)),
        printer_(printer),
        thread_([this] { run(); }) {}
  ~Press();

  // Fails, through `printed`, with: PRESS_FAILED (the program is missing, died, or took longer than 20 s), PAPER_PDF,
  // and with what the printer fails with.
  void print(paint::Paper paper, Printed printed);

 private:
  struct Work {
    paint::Paper paper;
    Printed printed;
  };
  void run();

  const std::filesystem::path program_;
  const std::string fonts_file_;
  devices::Printer& printer_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable more_;
  std::deque<Work> waiting_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace kiosk
