// Drawings: the shapes that pictures are made of, and the few pictures of ours (looks.md 6: circles and lines only).
//
// Internal to scene's layout. Millimetres; a drawing fits itself into the area it is given.
#pragma once

#include "scene/layout.h"

namespace scene {

Shape flat(const core::Box& box, Tone fill, double corner = 0);
Shape outlined(const core::Box& box, Tone fill, double corner, double edge = px(6), Tone ink = Tone::ink);
Shape straight(double x, double y, double dx, double dy, double width = px(6));
Shape disc(double cx, double cy, double r, Tone fill, double edge, Tone ink = Tone::ink);
// Hidden: five dots. How many digits there are is not told either.
void five_dots(Node& node, double x, double middle, double r);

enum class Card { identity, badge };
// A card over the reader with its green light, and an arrow down. As drawn 640 px high; smaller where there is less room.
void draw_card(Node& node, const core::Box& area, Card card);
void draw_person(Node& node, const core::Box& area);
void draw_window(Node& node, const core::Box& area);
// The bell is the one thing that is not turned with the page: what is lopsided in it, the glint, is drawn turned beforehand.
void draw_bell(Node& node, double cx, double cy, double radius, bool mirrored);

}  // namespace scene
