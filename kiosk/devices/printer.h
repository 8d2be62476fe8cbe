// Printers: take a finished PDF page and say whether it came out.
//
// print() on the press's thread, one slip after the other; the state is set from the main thread. The stand-in writes
// numbered files.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace devices {

enum class PrinterState { ok, empty, jam };
std::string_view name_of(PrinterState state);  // "ok", "empty", "jam"
std::optional<PrinterState> parse_printer_state(std::string_view name);

class Printer {
 public:
  virtual ~Printer() = default;
  virtual PrinterState state() const = 0;
  // `pdf` is a whole document, at most 8 MiB. The answer names what was printed (a file, a job).
  // Fails with: PRINTER_EMPTY, PRINTER_JAM, PRINTER_PAGE (no PDF, too large), PRINTER_WRITE.
  virtual core::Result<std::string> print(std::string_view pdf) = 0;
};

// Writes 001.pdf, 002.pdf ... into a folder, after what stands there already; a slip is there whole or not at all.
class PdfPrinter final : public Printer {
 public:
  explicit PdfPrinter(std::filesystem::path folder) : folder_(std::move(folder)) {}
  void set_state(PrinterState state) { state_ = state; }
  PrinterState state() const override { return state_; }
  core::Result<std::string> print(std::string_view pdf) override;  // the file's path

 private:
  std::filesystem::path folder_;
  std::atomic<PrinterState> state_ = PrinterState::ok;
  int count_ = 0;
};

}  // namespace devices
