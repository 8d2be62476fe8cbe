// Layout: the builder that the page forms share. Internal to scene; callers use page.h.
//
// Everything is placed left to right in millimetres; a right-to-left page is turned over once at the end. Distances come from
// the drawings (px at 4.03 px/mm) as px(n).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/page.h"

namespace scene {

// A distance of the drawings, in mm.
constexpr double px(double pixels) { return pixels / 4.03; }

// Letters stand a little low in their line: the middle of what is inked lies this far below the line's, in ems. What must look
// centred is lifted by it.
constexpr double ink_drop = 0.065;

// looks.md 5: what makes a thing look as if it can be pressed.
constexpr double key_corner = px(16), key_edge = px(4), thick_edge = px(8), key_foot = px(8);

// Where things go for one display, text step and arrangement (looks.md 4).
struct Grid {
  double width = 0, height = 0;
  bool landscape = false, compact = false, low = false;
  int step = 1;
  double em = 0, label = 0, heading = 0;  // mm
  // The step's sizes and, behind them, those of the smaller steps: what alone would not fit is written smaller, not cut.
  std::vector<double> ems, labels, headings;
  int line_han = 22;                      // an eye follows no longer line (WCAG 1.4.8 allows 40)
  double left = 0, right = 0, inner = 0;  // content edges and width
  double caption_height = 0, step_line = 0, step_bar = 0, heading_top = 0;
  double controls = 0;  // nothing is pressed above
  double action_top = 0, action_height = 0;
  double band_top = 0, fixed_top = 0, fixed_height = 0;
  double choice_height = 0, gap = 0, main_width = 0;
  bool details = true;   // second lines of choices
  bool guidance = true;  // guidance under the heading is drawn

  // A compact panel (design 6) has two thirds of the drawings' height; the fixed row takes what its labels need.
  void make_compact(double fixed);
};
// A compact panel's is not whole before the Builder, who can measure its labels, made it compact.
Grid grid_of(const Display& display, const Preferences& preferences, const Norms& norms);

// That something is chosen, where words have taken the place of its tick.
constexpr double corner_tick_width = px(42);
Icon corner_tick(const core::Box& key, Tone ink, Tone ground);

enum class KeyPlace { action, fixed, row, digit, hero };

class Builder {
 public:
  Builder(const Page& page, const Display& display, const Preferences& preferences, const Norms& norms,
          const PhraseBook& phrases, TextMeasure& measure);

  const Grid& grid() const { return grid_; }
  const PhraseBook& phrases() const { return phrases_; }
  const Frame& frame() const { return page_.frame; }
  bool high_contrast() const;
  bool mirrored() const { return preferences_.mirrored; }

  // --- parts ---
  TextStyle style(double em_mm, Weight weight = Weight::regular, Tone ink = Tone::ink, Tone ground = Tone::paper) const;
  double width_of(const Words& words, const TextStyle& style);
  Measured measured(const Words& words, const TextStyle& style, double width);
  // Adds the words to the node at the top left of (x, y), at most `width` wide; returns the height.
  double write(Node& node, const Words& words, double x, double y, double width, TextStyle style);

  // --- nodes ---
  Node node(std::string key, Role role, const Words& words) const;
  void add(Node node);
  // A paragraph of its own; returns its height.
  double paragraph(std::string key, const Words& words, double x, double y, double width, const TextStyle& style,
                   Role role = Role::paragraph);
  // Spoken but not drawn: guidance at large steps.
  void only_spoken(std::string key, const Words& words);
  void key(const KeyPlan& plan, const core::Box& box, KeyPlace place);
  // The label's style and size in a key of that size, whether icon and arrow stand with it, and whether it fits.
  struct Label {
    TextStyle style;
    Measured size;
    bool pictures = true;
    bool fits = false;
  };
  Label fit_label(const KeyPlan& plan, double width, double height, KeyPlace place);
  // How wide a key must be for its label alone on one line at the step's size.
  double label_width(const KeyPlan& plan);
  // How high a key must be for two lines.
  double tall_key() const { return grid_.label * 2.4 + px(20); }
  // The widths of keys that share a row `room` wide, gaps left out: alike, or as their labels need. Empty where they do not fit
  // beside each other.
  std::vector<double> share_row(const std::vector<KeyPlan>& keys, double room, double height);
  void choice(const ChoicePlan& plan, const core::Box& box, int number, int index, int count);
  double choice_height(const ChoicePlan& plan, double width);
  void quiet_note(std::string key, const Words& words, const std::string& icon, const core::Box& box);
  // The height of the note at the largest size at which it takes no more than `room`.
  double quiet_note_height(const Words& words, double width, double room);
  // Settles size and second lines of the choices of one page form, so that each alone fits into `room`.
  void fit_choices(const std::vector<ChoicePlan>& choices, double width, double room);

  // --- frame ---
  // Caption, step line, heading, body, guidance. Afterwards content_top() says where controls may begin.
  struct Head {
    double right = 0;  // in landscape a form may keep the right part for itself: where the heading must end
    const Words* heading = nullptr;  // instead of the frame's, where there is no room for both
    // A body that does not fit above the controls: the form takes it among its own lines (body_left), or it is drawn down to
    // `body_bottom` (0 = a third of the way to the action row), smaller where it must be.
    bool body_in_content = false;
    double body_bottom = 0;
  };
  void put_frame() { put_frame(Head{}); }
  void put_frame(const Head& head);
  // The body, when the frame could not hold it and the form takes it.
  const std::vector<Words>& body_left() const { return body_left_; }
  // The same as rows before the form's own.
  std::vector<CheckRow> with_body(std::vector<CheckRow> rows) const;
  double content_top() const { return content_top_; }
  double header_bottom() const { return header_bottom_; }
  // Where content must end: above the action row, or above the fixed row when there is none.
  double content_bottom(const std::vector<KeyPlan>& keys, bool paged);
  // The main key is the lowest thing above the fixed row, right edge at the content's right edge. Keys whose labels do not fit
  // beside each other stand one above the other.
  void actions(const std::vector<KeyPlan>& keys);
  // A form whose content begins above content_top() says so before it asks for content_bottom() or pages_of().
  void content_begins(double top);
  // The page counter and the key to the next page, with the action keys.
  void pager(int page, int pages, const std::vector<KeyPlan>& keys);
  // Splits things into pages: `heights` with `gap` between, from `top` down to the action keys, at most `most` a page. The
  // second try knows that a page key takes room as well.
  std::vector<std::size_t> pages_of(const std::vector<double>& heights, double gap, double top,
                                    const std::vector<KeyPlan>& keys, std::size_t most);

  Laid finish(int page, int pages);
  Scene& scene() { return scene_; }

 private:
  double pictures_width(const KeyPlan& plan) const;
  void put_label(Node& key, const KeyPlan& plan, const core::Box& box, KeyPlace place, Tone ink, Tone ground);
  bool badges() const;
  double text_left() const;
  double choice_text_width(const ChoicePlan& plan, double width);
  Node choice_node(const ChoicePlan& plan, int index, int count) const;
  void choice_badge(Node& choice, const ChoicePlan& plan, const core::Box& badge, int number, Tone ink, Tone ground);
  double mark_width();
  void choice_mark(Node& choice, double right, double middle, Tone ink, Tone ground);
  struct ActionRow {
    std::vector<KeyPlan> keys;
    std::vector<double> widths;
    double height = 0;
    bool fits = true;  // else the audit will say so
  };
  std::vector<ActionRow> action_rows(std::vector<KeyPlan> keys, bool paged);
  ActionRow row_of(std::vector<KeyPlan> keys, double height);
  ActionRow single_row(const KeyPlan& key);
  double top_of(const std::vector<ActionRow>& rows) const;
  KeyPlan more_key() const;
  void page_beside_heading(const Words& counter);
  void page_in_row(const Words& counter, double y, double height);
  core::Box counter_place(const Words& counter);
  Words counter_of(int page, int pages) const;
  double counter_room();
  double row_room(const std::vector<KeyPlan>& row);
  void put_caption();
  void put_fixed_row();
  std::vector<double> fixed_widths(const FixedRow& row);
  double fixed_gap() const;
  TextStyle fixed_label(const KeyPlan& plan, double room, double high);
  double fixed_height();
  double put_step_line(double top);
  double put_platform_tag(double top);
  double put_steps(const StepLine& step, double top, double right);
  void step_bar(Node& line, const StepLine& step, double left, double right, double middle) const;
  double beside_step_line() const;
  double put_heading(const Words& title, double y, double width, bool one_line);
  double put_body(double y, const Head& head);
  double put_guidance(double y);
  // What a loudspeaker says of personal words: their open part, and where on the screen the rest stands.
  Words aloud(const Words& words, int line) const;
  void point_to_lines();
  void turn_over();
  void fixed_key(const KeyPlan& plan, const core::Box& box, bool amber, bool called);
  Shape face(const core::Box& box, bool main, const State& state, Tone fill) const;
  void ring(Node& node, const core::Box& box) const;

  const Page& page_;
  const Display& display_;
  const Preferences& preferences_;
  const PhraseBook& phrases_;
  TextMeasure& measure_;
  Grid grid_;
  Scene scene_;
  double content_top_ = 0;
  double header_bottom_ = 0;
  std::vector<Words> body_left_;
  bool counter_in_row_ = false;
  int most_pages_ = 9;  // for how many the counter has room
  double choice_label_ = 0, note_em_ = 0;
  // Where 已选 stands: tick and word at the end of the line; the tick in place of the number; the word under the label as well;
  // or the tick alone, which is a sign beside the thick edge, and the word is said.
  enum class Mark { at_end, on_badge, below, tick_alone } mark_ = Mark::at_end;
  bool choice_details_ = true;
};

// How many of `heights` (with `gap` between) fit on each page; returns the first index of every page.
std::vector<std::size_t> split_pages(const std::vector<double>& heights, double gap, double room, std::size_t most);

// Which of the things that pages_of() split stand on the page that is shown; a page that is gone is the last one.
struct PageRange {
  int shown = 0, pages = 1;
  std::size_t first = 0, last = 0;
};
PageRange range_of(const std::vector<std::size_t>& starts, std::size_t count, int page);

// Rows of what and value, the frame's body before them, as many pages as they need.
Laid lay_out_rows(Builder& builder, const std::vector<CheckRow>& rows, const std::vector<KeyPlan>& actions, int page);

// The page forms.
Laid lay_out_form(Builder& builder, const GreetingForm& form, int page);
Laid lay_out_form(Builder& builder, const ComfortForm& form, int page);
Laid lay_out_form(Builder& builder, const ChoiceForm& form, int page);
Laid lay_out_form(Builder& builder, const TellForm& form, int page);
Laid lay_out_form(Builder& builder, const PictureForm& form, int page);
Laid lay_out_form(Builder& builder, const KeypadForm& form, int page);
Laid lay_out_form(Builder& builder, const CheckForm& form, int page);
Laid lay_out_form(Builder& builder, const DocumentForm& form, int page);
Laid lay_out_form(Builder& builder, const ResultForm& form, int page);

}  // namespace scene
