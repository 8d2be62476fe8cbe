// Phrases: the words that layout needs and only the catalogue has, and the way from a service's words plan to Words.
//
// Pure; made for one view.
#pragma once

#include <string>
#include <string_view>

#include "flow/session.h"
#include "scene/page.h"
#include "text/compose.h"
#include "visit/visit.h"

namespace visit {

class Phrases final : public scene::PhraseBook {
 public:
  Phrases(const text::Catalogues& catalogues, std::string language)
      : catalogues_(catalogues), language_(std::move(language)) {}
  core::Words position(int index, int count) const override;
  core::Words page_counter(int page, int pages) const override;
  core::Words short_page_counter(int page, int pages) const override;
  core::Words chosen() const override;
  core::Words more() const override;
  core::Words not_now() const override;
  core::Words pointer_line(int line) const override;
  core::Words ok_chooses() const override;
  core::Words ok_goes_on() const override;

 private:
  const text::Catalogues& catalogues_;
  std::string language_;
};

// Composes shell words and service words for one model.
class Speller {
 public:
  Speller(const House& house, const Model& model) : house_(house), model_(model) {}

  core::Words shell(std::string_view key, const text::Arguments& arguments = {}) const;
  // Empty for an empty plan. `revealed` shows personal arguments whole; `entry` is what "entry." paths read.
  core::Words plan(const flow::WordsPlan& plan, bool revealed = false, const core::Json* entry = nullptr) const;
  core::Words value(std::string_view kind, const core::Json& value, core::Grade grade, bool revealed) const;
  core::Words free(const std::string& words, core::Grade grade = core::Grade::L1) const;
  // What somebody wrote to this person alone: read on the screen and on headphones, never by the hall.
  core::Words confided(const std::string& words) const;
  // True when some argument of the plan is hidden until asked, so that a 看一下 key makes sense.
  bool hides(const flow::WordsPlan& plan) const;

 private:
  const House& house_;
  const Model& model_;
};

text::Argument argument_of(std::string_view kind, const core::Json& value, core::Grade grade, bool revealed);

}  // namespace visit
