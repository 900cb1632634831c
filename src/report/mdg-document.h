#pragma once

#include <glib-object.h>

#include "mdg-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_PAPER_A4_PORTRAIT,
  MDG_PAPER_A4_LANDSCAPE,
  MDG_PAPER_A3_LANDSCAPE,
} MdgPaper;

/* The sender printed on every sheet; what is NULL or empty is left out. */
typedef struct
{
  const char *name;
  const char *tel;
  const char *fax;
  const char *hours;
  const char *address;
} MdgLetterhead;

/* A printed document: laid out once for a paper, then drawn page by page in points; print, preview, PDF
 and tests draw the same. Fill it, paginate, draw; after a change paginate again. Everything arrives
 as finished text. A document may be laid out and drawn in another thread than it was filled in, but
 by one at a time. */
#define MDG_TYPE_DOCUMENT (mdg_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgDocument, mdg_document, MDG, DOCUMENT, GObject)

struct _MdgDocumentClass
{
  GObjectClass parent_class;

  /* Bits of the papers it can be printed on, 1 << MdgPaper. */
  guint papers;
  /* Lays out for the paper that is set; returns the number of pages, at least one. */
  guint (*paginate) (MdgDocument *self,
                     MdgTextCache *cache);
  void (*draw_page) (MdgDocument *self,
                     MdgCanvas *canvas,
                     guint page);
};

/* The title in the document's metadata, and the only thing there; never a name. Each kind of document
   begins with its own. */
void mdg_document_set_title (MdgDocument *self,
                             const char *title);
const char *mdg_document_get_title (MdgDocument *self);
void mdg_document_set_typeface (MdgDocument *self,
                                MdgTypeface typeface);
MdgTypeface mdg_document_get_typeface (MdgDocument *self);
/* "取扱注意", boxed at the top right of each page; there from the start, NULL takes it away. */
void mdg_document_set_handling (MdgDocument *self,
                                const char *handling);
const char *mdg_document_get_handling (MdgDocument *self);
/* In the same box, for sheets that are counted and taken back, each may be NULL: "委員限り・会議終了後回収", "2", the number
   of the paper at the meeting, and "12／25". */
void mdg_document_set_marks (MdgDocument *self,
                             const char *circle,
                             const char *number,
                             const char *copy);
const char *mdg_document_get_circle (MdgDocument *self);
/* So many copies, each with a number of its own in the place of copy: 1／25 to 25／25; 0 for none. */
#define MDG_DOCUMENT_MAX_COPIES 200
void mdg_document_set_n_copies (MdgDocument *self,
                                guint n);
guint mdg_document_get_n_copies (MdgDocument *self);
/* The number of the copy that is drawn, 1 unless a sheet is drawn; NULL without one. Owned. */
char *mdg_document_dup_copy (MdgDocument *self);
/* "資料No.2　12／25"; NULL without either. */
char *mdg_document_dup_numbers (MdgDocument *self);
/* Foot: for whom ("内部用"), which edition ("第2版") and the day it was made. */
void mdg_document_set_version (MdgDocument *self,
                               const char *version);
const char *mdg_document_get_version (MdgDocument *self);
void mdg_document_set_edition (MdgDocument *self,
                               const char *edition);
const char *mdg_document_get_edition (MdgDocument *self);
void mdg_document_set_date (MdgDocument *self,
                            const char *date);
const char *mdg_document_get_date (MdgDocument *self);
/* A FAX carries nothing smaller than 10 points, paper nothing smaller than 8. */
void mdg_document_set_fax (MdgDocument *self,
                           gboolean fax);
gboolean mdg_document_get_fax (MdgDocument *self);
/* Copies letterhead. */
void mdg_document_set_letterhead (MdgDocument *self,
                                  const MdgLetterhead *letterhead);
const MdgLetterhead *mdg_document_get_letterhead (MdgDocument *self);

gboolean mdg_document_supports_paper (MdgDocument *self,
                                      MdgPaper paper);
/* The first paper it supports. */
MdgPaper mdg_document_get_default_paper (MdgDocument *self);
MdgPaper mdg_document_get_paper (MdgDocument *self);

/* Lays out for paper, which must be supported. */
void mdg_document_paginate (MdgDocument *self,
                            MdgPaper paper);
/* 0 until laid out. */
guint mdg_document_get_n_pages (MdgDocument *self);
void mdg_paper_get_size_mm (MdgPaper paper,
                            double *width,
                            double *height);
void mdg_document_get_page_size_mm (MdgDocument *self,
                                    double *width,
                                    double *height);
void mdg_document_get_page_size_points (MdgDocument *self,
                                        double *width,
                                        double *height);

/* page counts from 0; cr is in points with the origin at the top left corner of the paper. */
void mdg_document_draw_page (MdgDocument *self,
                             cairo_t *cr,
                             guint page);

/* What comes out of the printer: the pages of the first copy, then those of the second … */
guint mdg_document_get_n_sheets (MdgDocument *self);
void mdg_document_draw_sheet (MdgDocument *self,
                              cairo_t *cr,
                              guint sheet);

/* Every line of text of every page with its place (MdgPlacedText): what a reader, and a check for what
   must not leave, finds on the paper. */
GPtrArray *mdg_document_list_texts (MdgDocument *self);

/* The lines and fills of every page (MdgPlacedMark). */
GArray *mdg_document_list_marks (MdgDocument *self);

/* The PDF in pieces to write. The same document always gives the same bytes. */
gboolean mdg_document_write_pdf_to (MdgDocument *self,
                                    cairo_write_func_t write,
                                    gpointer data,
                                    GError **error);
/* The PDF in the place of path, whole or not at all. */
gboolean mdg_document_write_pdf (MdgDocument *self,
                                 const char *path,
                                 GError **error);

G_END_DECLS
