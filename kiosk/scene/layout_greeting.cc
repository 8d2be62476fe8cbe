// Page form A: a picture, one large main key, plain keys.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

// Keys fill the lower part from below; the picture takes what remains above.
class GreetingLayout {
 public:
  GreetingLayout(Builder& builder, const GreetingForm& form)
      : builder_(builder), grid_(builder.grid()), form_(form), paired_(form.keys.size() >= 4) {}

  Laid put() {
    const double top = measure();
    Builder::Head head;
    head.body_bottom = top - px(16);
    builder_.put_frame(head);
    if (form_.picture == GreetingForm::Picture::bell) draw(top);
    grid_.landscape ? keys_beside(top) : keys_below(top);
    if (footer_ > 0)
      builder_.paragraph("footer", form_.footer, grid_.left, grid_.band_top - footer_, grid_.inner,
                         builder_.style(grid_.em));
    return builder_.finish(0, 1);
  }

 private:
  // Returns where the keys begin.
  double measure() {
    footer_ = form_.footer.empty() || grid_.step > 2 || grid_.landscape ? 0 : grid_.em * 1.5 + px(8);
    hero_ = grid_.landscape ? px(132) : grid_.low ? px(176) : px(208);
    plain_ = grid_.landscape ? px(124) : std::max(px(128), grid_.label * 1.3 + px(36));
    if (!form_.keys.empty() && !builder_.fit_label(form_.keys[0], grid_.inner, hero_, KeyPlace::hero).fits)
      hero_ = std::max(hero_, builder_.tall_key());
    if (grid_.compact)
      for (std::size_t i = 1; i < form_.keys.size(); ++i)
        if (!builder_.fit_label(form_.keys[i], grid_.inner, plain_, KeyPlace::action).fits)
          plain_ = builder_.tall_key();
    // In landscape the plain keys stand beside each other; in portrait only the last two of four.
    const std::size_t others = form_.keys.empty() ? 0 : form_.keys.size() - 1;
    const std::size_t rows = grid_.landscape ? std::min<std::size_t>(others, 1) : others - (paired_ ? 1 : 0);
    const double height = hero_ + (plain_ + grid_.gap) * static_cast<double>(rows);
    return std::max(grid_.band_top - grid_.gap / 2 - footer_ - height, grid_.controls);
  }

  void draw(double bottom) {
    const double head = builder_.header_bottom();
    const double above = bottom - head - px(16);
    const double size = std::min({px(334), above - px(8), grid_.landscape ? px(220) : px(334)});
    if (size < px(150)) return;
    Node picture = builder_.node("picture", Role::picture, core::joined(form_.name, form_.subtitle, "，"));
    picture.spoken = false;
    const double middle = head + px(8) + std::max(size / 2, above / 2);
    // Alone it stands in the middle, with the name beside it at the start of the line.
    const double left = form_.name.empty() ? grid_.left + (grid_.inner - size) / 2 : grid_.left;
    picture.rect = {left, middle - size / 2, size, size};
    draw_bell(picture, left + size / 2, middle, size / 2, builder_.mirrored());
    const double x = grid_.left + size + px(52), width = grid_.right - x;
    TextStyle name = builder_.style(px(104), Weight::bold);
    name.pitch_em = 1.3;
    TextStyle small = builder_.style(grid_.em);
    for (const double em : grid_.ems)
      if (small.em_mm = em; builder_.width_of(form_.subtitle, small) <= width) break;
    for (const double em : grid_.headings)
      if (builder_.measured(form_.name, name, width).split_word) name.em_mm = em;
    // A narrow panel keeps the name; what it is called besides is said at the welcome.
    const bool subtitled = !builder_.measured(form_.subtitle, small, width).split_word;
    const double below = subtitled ? builder_.measured(form_.subtitle, small, width).height_mm : 0;
    double y = middle - (builder_.measured(form_.name, name, width).height_mm + below) / 2;
    y += builder_.write(picture, form_.name, x, y, width, name);
    if (subtitled) builder_.write(picture, form_.subtitle, x, y, width, small);
    builder_.add(std::move(picture));
  }

  void keys_below(double y) {
    for (std::size_t i = 0; i < form_.keys.size(); ++i) {
      const bool first = i == 0, last = i + 1 == form_.keys.size();
      const bool pair = paired_ && i + 2 >= form_.keys.size();
      const double width = pair ? (grid_.inner - grid_.gap) / 2 : grid_.inner;
      const double x = pair && last ? grid_.left + width + grid_.gap : grid_.left;
      const double height = first ? hero_ : plain_;
      builder_.key(form_.keys[i], {x, y, width, height}, first ? KeyPlace::hero : KeyPlace::action);
      if (!pair || last) y += height + grid_.gap;
    }
  }

  void keys_beside(double y) {
    if (form_.keys.empty()) return;
    builder_.key(form_.keys[0], {grid_.left, y, grid_.inner, hero_}, KeyPlace::hero);
    const double others = static_cast<double>(form_.keys.size() - 1);
    const double width = (grid_.inner - grid_.gap * (others - 1)) / std::max(others, 1.0);
    for (std::size_t i = 1; i < form_.keys.size(); ++i)
      builder_.key(
          form_.keys[i],
          {grid_.left + static_cast<double>(i - 1) * (width + grid_.gap), y + hero_ + grid_.gap, width, plain_},
          KeyPlace::action);
  }

  Builder& builder_;
  const Grid& grid_;
  const GreetingForm& form_;
  bool paired_;
  double hero_ = 0, plain_ = 0, footer_ = 0;
};

}  // namespace

Laid lay_out_form(Builder& builder, const GreetingForm& form, int) { return GreetingLayout(builder, form).put(); }

}  // namespace scene
