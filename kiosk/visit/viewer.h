// Viewer: one call of visit::view in progress. Internal to the room; the files screens/*.cc are its chapters.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scene/page.h"
#include "visit/pad.h"
#include "visit/phrases.h"
#include "visit/visit.h"

namespace visit {

class Viewer {
 public:
  Viewer(const House& house, const Model& model, scene::TextMeasure& measure)
      : house_(house),
        model_(model),
        measure_(measure),
        spell_(house, model),
        phrases_(house.catalogues, model.language) {}
  View run();

 private:
  // --- screens/shell.cc ---
  scene::Page welcome();
  scene::Page home();
  scene::Page comfort();
  scene::Page goodbye();
  scene::Page still_there();
  scene::Page card_again();
  scene::Page trouble();
  scene::Page help();
  scene::Page done();
  scene::Page another(core::Words how_it_stands);
  std::vector<const flow::Definition*> offered_services() const;
  std::optional<core::Words> what_is_here() const;
  // --- screens/proof.cc ---
  scene::Page card(bool unreadable);
  scene::Page number();
  scene::Page code();
  scene::Page witness();
  scene::Page asking(std::string_view what);
  scene::KeypadForm keypad(const Pad& pad);
  core::Words typed_so_far(const Pad& pad);
  // --- screens/errand.cc ---
  scene::Page errand();
  scene::Page intro(const flow::Step& step);
  scene::Page for_whom(const flow::Step& step);
  scene::Page question(const flow::Step& step);
  scene::Page fill_in(const flow::Step& step, const Pad& pad);
  scene::Page working(const flow::Step& step);
  scene::Page consent(const flow::Step& step);
  scene::Page rate(const flow::Step& step);
  scene::Page handoff(const flow::Step& step);
  void count_step(scene::Page& page);  // 第 n / m 步 of the errand in hand
  // --- screens/found.cc ---
  scene::Page show(const flow::Step& step);
  scene::Page rows(const flow::Step& step, bool review);
  std::vector<scene::CheckRow> line_rows(const flow::Step& step, bool review);
  std::vector<scene::CheckRow> entry_rows(const flow::LinesFrom& plan, bool open);
  scene::KeyPlan look_key(const std::string& what, bool open);
  // --- screens/slip.cc ---
  scene::Page slip(const flow::Step& step);

  // --- shared ---
  bool heard() const;  // the present language has a voice or recordings, and there is a card to sound them
  scene::Page page(std::string screen, core::Words heading, std::vector<core::Words> body = {});
  std::string short_label(std::string name) const;
  scene::FixedRow fixed_row();
  scene::KeyPlan key(std::string key, core::Words label, Message meaning);
  scene::KeyPlan main_key(std::string key, core::Words label, Message meaning);
  void mean(std::string key, Message meaning) { taps_.insert_or_assign(std::move(key), std::move(meaning)); }
  const flow::Definition* definition() const;
  core::Words promise() const;  // the exact words about what is done, empty before anything is

  const House& house_;
  const Model& model_;
  scene::TextMeasure& measure_;
  Speller spell_;
  Phrases phrases_;
  std::map<std::string, Message, std::less<>> taps_;
};

}  // namespace visit
