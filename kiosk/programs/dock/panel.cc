#include "programs/dock/panel.h"

#include <SDL.h>
#include <imgui.h>

#include "devices/card.h"
#include "programs/files/files.h"

namespace dock {

core::Result<std::unique_ptr<Panel>> Panel::open(kiosk::Kiosk& machine, const std::string& cards) {
  std::unique_ptr<Panel> panel(new Panel(machine));
  panel->folder_ = cards;
  for (const std::string& name : programs::files_in(cards, ".json")) {
    const auto bytes = programs::read_file(std::filesystem::path(cards) / name, 64 * 1024);
    const bool card = bytes.ok() && bytes.value().find("\"role\"") == std::string::npos;
    (card ? panel->cards_ : panel->badges_).push_back(name);
  }
  panel->window_ = SDL_CreateWindow("Yinling dock", 24, 48, 460, 760, SDL_WINDOW_RESIZABLE);
  if (panel->window_ != nullptr) panel->renderer_ = SDL_CreateRenderer(panel->window_, -1, SDL_RENDERER_SOFTWARE);
  if (panel->renderer_ == nullptr)
    return core::Error{"DOCK_WINDOW", "", "The dock's window could not be opened.",
                       "Give it a display, or use yinling-kiosk."};
  panel->gui_ = std::make_unique<paint::GuiBridge>(panel->window_, panel->renderer_);
  return panel;
}

Panel::~Panel() {
  gui_.reset();
  if (renderer_ != nullptr) SDL_DestroyRenderer(renderer_);
  if (window_ != nullptr) SDL_DestroyWindow(window_);
}

bool Panel::take(const SDL_Event& event) {
  const Uint32 mine = SDL_GetWindowID(window_);
  const bool ours =
      (event.type == SDL_WINDOWEVENT && event.window.windowID == mine) ||
      (event.type == SDL_MOUSEMOTION && event.motion.windowID == mine) ||
      ((event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP) && event.button.windowID == mine) ||
      (event.type == SDL_TEXTINPUT && event.text.windowID == mine) ||
      (event.type == SDL_KEYDOWN && event.key.windowID == mine);
  if (!ours) return false;
  if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE) open_ = false;
  gui_->feed(event);
  // ImGui 1.86 has no event queue: a quick click must not fall between two frames.
  if (event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP) frame();
  return true;
}

bool Panel::frame() {
  if (!open_) return false;
  gui_->begin(1.0F / 30);
  draw();
  gui_->end();
  return true;
}

void Panel::say(const core::Result<core::Done>& done) { message_ = done.ok() ? "" : core::to_line(done.error()); }

void Panel::draw() {
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("dock", nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
  ImGui::Text("screen: %s", machine_.stage().scene().screen.c_str());
  draw_cards();
  draw_machine();
  draw_desk();
  if (!message_.empty()) ImGui::TextWrapped("%s", message_.c_str());
  ImGui::End();
}

void Panel::draw_cards() {
  devices::Tray& tray = machine_.bench().tray();
  ImGui::Separator();
  ImGui::Text("card %s", tray.card_lies() ? "lies on the reader" : "-");
  for (const std::string& name : cards_)
    if (ImGui::Button(name.c_str())) say(tray.lay_card(std::filesystem::path(folder_) / name));
  if (ImGui::Button("lift the card")) tray.lift_card();
  ImGui::Separator();
  ImGui::Text("badge %s", tray.badge_lies() ? "lies on the reader" : "-");
  for (const std::string& name : badges_)
    if (ImGui::Button(name.c_str())) say(tray.lay_badge(std::filesystem::path(folder_) / name));
  if (ImGui::Button("lift the badge")) tray.lift_badge();
}

void Panel::draw_machine() {
  devices::Tray& tray = machine_.bench().tray();
  ImGui::Separator();
  if (ImGui::Checkbox("line to the platform", &line_up_)) machine_.effects().set_line(line_up_);
  if (ImGui::Checkbox("headphones", &headphones_))
    tray.plug_headphones(headphones_ ? devices::Plug::in : devices::Plug::out);
  ImGui::Text("printer:");
  for (const auto state : {devices::PrinterState::ok, devices::PrinterState::empty, devices::PrinterState::jam}) {
    ImGui::SameLine();
    if (ImGui::Button(std::string(devices::name_of(state)).c_str())) tray.set_printer(state);
  }
  ImGui::Text("clock:");
  for (const int seconds : {-3600, 60, 3600}) {
    ImGui::SameLine();
    if (ImGui::Button((std::to_string(seconds) + " s").c_str())) machine_.clock().add_wall_seconds(seconds);
  }
}

void Panel::draw_desk() {
  ImGui::Separator();
  ImGui::InputText("##answer", answer_, sizeof answer_);
  ImGui::SameLine();
  if (ImGui::Button("desk answers") && answer_[0] != '\0' && !machine_.effects().desk_answers(answer_))
    message_ = "Nobody has called.";
}

}  // namespace dock
