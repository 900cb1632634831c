#pragma once

#include "mdg-text-cache.h"

G_BEGIN_DECLS

/* Draws on a sheet in millimetres from its top left corner. Lines and texts wait until the end of
   the page, so that they lie over fills and are drawn together; mdg_canvas_free () draws them. */
typedef struct _MdgCanvas MdgCanvas;

typedef enum
{
  MDG_LINE_NONE,
  MDG_LINE_THIN,   /* 0.2 mm */
  MDG_LINE_THICK,  /* 0.5 mm: outer and group lines */
  MDG_LINE_DOUBLE, /* two of 0.2 mm, 0.8 mm apart */
  MDG_LINE_DASHED,
  MDG_LINE_DOTTED,
} MdgLine;

/* The four groups of issues, told apart without colour. */
typedef enum
{
  MDG_GROUP_COMMUNITY, /* 地, solid */
  MDG_GROUP_FAMILY,    /* 家, double */
  MDG_GROUP_PERSON,    /* 本, dotted */
  MDG_GROUP_MEDICAL,   /* 医, dashed */
} MdgGroupPattern;

typedef enum
{
  MDG_ALIGN_LEFT,
  MDG_ALIGN_CENTRE,
  MDG_ALIGN_RIGHT,
} MdgAlign;

typedef struct
{
  double size; /* points */
  gboolean bold;
  MdgAlign align;
  double spacing; /* distance of lines in sizes; 0 is MDG_TEXT_SPACING */
} MdgTextStyle;

/* One line of text as it stands on a page, in millimetres; y is the top of the characters. Lines broken
   from the same text have the same block; where it goes on elsewhere (the next page) another block has the same
   source and lines that count on. */
typedef struct
{
  guint page;
  guint block;
  guint source;
  guint line;
  double x;
  double y;
  double width;
  double height;
  double size; /* points */
  gboolean bold;
  char *text;
} MdgPlacedText;

void mdg_placed_text_free (MdgPlacedText *text);

typedef enum
{
  MDG_MARK_LINE,
  MDG_MARK_FILL,
  MDG_MARK_CHECK_BOX,
  MDG_MARK_DOT,
  MDG_MARK_OVAL,
  MDG_MARK_LEADER,
  MDG_MARK_POINT, /* of a curve: x, y, stroke, 1 for the last, 1 for a gap instead of y */
  MDG_MARK_HOLE,  /* of the hatching that comes next */
  MDG_MARK_HATCH,
  MDG_N_MARKS,
} MdgMarkKind;

/* What is drawn beside texts, by the numbers it was drawn with: those of mdg_canvas_line, _fill, _check_box, _dot, _oval, _leader
   and _hatch; a curve point by point. Replayed in the same order. */
typedef struct
{
  guint page;
  MdgMarkKind kind;
  double at[5];
} MdgPlacedMark;

/* cr is in points. It may be NULL: then texts are only recorded. */
MdgCanvas *mdg_canvas_new (cairo_t *cr,
                           MdgTextCache *cache);
void mdg_canvas_free (MdgCanvas *canvas);

/* From now on every line of text is added to texts (of MdgPlacedText), which is borrowed. */
void mdg_canvas_record (MdgCanvas *canvas,
                        GPtrArray *texts,
                        guint page);
/* The same of lines and fills, into marks (of MdgPlacedMark), borrowed. */
void mdg_canvas_record_marks (MdgCanvas *canvas,
                              GArray *marks,
                              guint page);
/* Draws again what was recorded. */
void mdg_canvas_replay (MdgCanvas *canvas,
                        const MdgPlacedMark *mark);
/* For pictures (maps); NULL when texts are only recorded. Texts and lines of the canvas come over it. */
cairo_t *mdg_canvas_get_cairo (MdgCanvas *canvas);
MdgTextCache *mdg_canvas_get_cache (MdgCanvas *canvas);

/* shade is the part of black, 0 to 1; heads take at most 0.1 so that a FAX survives. */
void mdg_canvas_fill (MdgCanvas *canvas,
                      double x,
                      double y,
                      double width,
                      double height,
                      double shade);
/* Level or upright. */
void mdg_canvas_line (MdgCanvas *canvas,
                      double x1,
                      double y1,
                      double x2,
                      double y2,
                      MdgLine line);
void mdg_canvas_box (MdgCanvas *canvas,
                     double x,
                     double y,
                     double width,
                     double height,
                     MdgLine line);
/* A square to tick by hand. */
void mdg_canvas_check_box (MdgCanvas *canvas,
                           double x,
                           double y,
                           double size,
                           gboolean ticked);
void mdg_canvas_dot (MdgCanvas *canvas,
                     double x,
                     double y,
                     double diameter);
/* Around a word that was chosen, as by hand. */
void mdg_canvas_oval (MdgCanvas *canvas,
                      double x,
                      double y,
                      double width,
                      double height);
/* The black ones of n × n squares (row by row, 0 is white) in a square of size: a code to be read by machine. Recorded
   as fills. */
void mdg_canvas_squares (MdgCanvas *canvas,
                         const guint8 *squares,
                         guint n,
                         double x,
                         double y,
                         double size);
/* How one line of a chart is told from another without colour: a dash and a mark at each point. */
#define MDG_N_STROKES 6

/* Lines through n points (x, y, x, y …), a gap where a y is NAN, and the mark at each point. */
void mdg_canvas_curve (MdgCanvas *canvas,
                       const double *points,
                       guint n,
                       guint stroke);
/* A hairline of dots, slanting, from a point to its name. */
void mdg_canvas_leader (MdgCanvas *canvas,
                        double x1,
                        double y1,
                        double x2,
                        double y2);
/* Hatching of a box, closer from 1 to MDG_N_HATCHES; 0 is empty. The hole, width 0 without, stays white
   for a figure. */
#define MDG_N_HATCHES 4
void mdg_canvas_hatch (MdgCanvas *canvas,
                       const cairo_rectangle_t *box,
                       const cairo_rectangle_t *hole,
                       guint hatch);
void mdg_canvas_group_rule (MdgCanvas *canvas,
                            double x,
                            double y,
                            double width,
                            MdgGroupPattern group);

/* Lines first to first + n of a block, the first with its top at y, aligned in width. */
void mdg_canvas_show_lines (MdgCanvas *canvas,
                            const MdgTextBlock *block,
                            guint first,
                            guint n,
                            double x,
                            double y,
                            double width,
                            const MdgTextStyle *style);
/* A text broken to width; returns its height. */
double mdg_canvas_text (MdgCanvas *canvas,
                        const char *text,
                        double x,
                        double y,
                        double width,
                        const MdgTextStyle *style);
/* A text in the middle of a box, smaller where it must be. A text too long for the smallest size sticks out
   below rather than lose words: whoever has free text gives it a box that grows. */
void mdg_canvas_text_in_box (MdgCanvas *canvas,
                             const char *text,
                             double x,
                             double y,
                             double width,
                             double height,
                             const MdgTextStyle *style);

double mdg_text_style_get_spacing (const MdgTextStyle *style);
/* Height in millimetres of n lines set in style at the size of block. */
double mdg_text_block_get_height_mm (const MdgTextBlock *block,
                                     guint n,
                                     const MdgTextStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCanvas, mdg_canvas_free)

G_END_DECLS
