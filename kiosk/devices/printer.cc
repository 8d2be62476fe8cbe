#include "devices/printer.h"

#include <cstdio>
#include <fstream>
#include <system_error>

namespace devices {

std::string_view name_of(PrinterState state) {
  switch (state) {
    case PrinterState::ok: return "ok";
    case PrinterState::empty: return "empty";
    case PrinterState::jam: return "jam";
  }
  return "jam";
}

std::optional<PrinterState> parse_printer_state(std::string_view name) {
  for (const PrinterState state : {PrinterState::ok, PrinterState::empty, PrinterState::jam})
    if (name_of(state) == name) return state;
  return std::nullopt;
}

core::Result<std::string> PdfPrinter::print(std::string_view pdf) {
  constexpr std::size_t largest = std::size_t{8} * 1024 * 1024;
  if (state_ == PrinterState::empty)
    return core::Error{"PRINTER_EMPTY", "printer", "The printer has no paper.", "Put paper in."};
  if (state_ == PrinterState::jam)
    return core::Error{"PRINTER_JAM", "printer", "Paper is stuck in the printer.",
                       "Open the printer and take the paper out."};
  if (pdf.size() > largest || !pdf.starts_with("%PDF-"))
    return core::Error{"PRINTER_PAGE", "printer", "This is no page for the printer.", ""};
  const core::Error failure{"PRINTER_WRITE", "printer", "The slip could not be written.",
                            "Check the folder, its rights and the free space."};
  std::error_code problem;
  std::filesystem::create_directories(folder_, problem);
  std::filesystem::path path;
  do {
    char name[32];
    std::snprintf(name, sizeof name, "%03d.pdf", ++count_);
    path = folder_ / name;
  } while (std::filesystem::exists(path, problem));
  const std::filesystem::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file.write(pdf.data(), static_cast<std::streamsize>(pdf.size()));
  file.close();
  if (file) std::filesystem::rename(part, path, problem);
  if (!file || problem) {
    std::filesystem::remove(part, problem);
    return failure;
  }
  return path.string();
}

}  // namespace devices
