#pragma once

#include "mdg-document.h"

G_BEGIN_DECLS

/* What all sheets share around their content. Millimetres from the top left corner of the paper. */

#define MDG_PAGE_FOOT 9.0       /* kept free for the foot */
#define MDG_PAGE_HEAD_NEXT 10.0 /* head of further pages */

typedef struct
{
  double left;
  double top;
  double width;
  double height;
} MdgArea;

/* The part inside the margins: 20 mm on the binding side. */
void mdg_page_get_area (MdgPaper paper,
                        MdgArea *area);

/* The mark in its box with its right edge at right; returns the width of the box, 0 without a mark. */
double mdg_page_draw_mark (MdgCanvas *canvas,
                           const char *mark,
                           double right,
                           double y,
                           double size);

/* centre | version, edition, day | page n/N within MDG_PAGE_FOOT above the bottom of area. With contact the
   centre is followed by its telephone, for sheets that have no room for a sender above. */
void mdg_page_draw_foot (MdgDocument *document,
                         MdgCanvas *canvas,
                         guint page,
                         const MdgArea *area,
                         gboolean contact);

/* Height of the head of the first page, as mdg_page_draw_head () draws it. */
double mdg_page_get_head_height (MdgDocument *document,
                                 MdgTextCache *cache,
                                 const MdgArea *area,
                                 const char *title,
                                 const char *lines);

/* Title and handling mark; on the first page also lines (joined by line feeds) under the title and the
   sender right. second_mark (may be NULL) is boxed beside the handling mark. */
void mdg_page_draw_head (MdgDocument *document,
                         MdgCanvas *canvas,
                         guint page,
                         const MdgArea *area,
                         const char *title,
                         const char *lines,
                         const char *second_mark);

/* The sender's lines, right-aligned at right; returns their height. */
double mdg_page_draw_letterhead (MdgDocument *document,
                                 MdgCanvas *canvas,
                                 double right,
                                 double y,
                                 double width);

G_END_DECLS
