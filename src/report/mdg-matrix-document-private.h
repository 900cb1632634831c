#pragma once

#include "mdg-flow-private.h"
#include "mdg-matrix-document.h"
#include "mdg-page-private.h"

G_BEGIN_DECLS

/* The sheet in millimetres and points, on A3 as an office draws it, on A4 in proportion with nothing
   under 8 points. */
typedef struct
{
  MdgArea area;
  double title;
  double group_head;
  double column_head;
  double row;
  double total;
  double notes;
  double foot;
  double letter_width;
  double attributes_width;
  double body_width;
  double stage_width;
  double least_column;
  double heading_size;
  double title_size;
  double meeting_size;
  double mark_size;
  double group_size;
  double column_size;
  double letter_size;
  double text_size;
  guint max_rows;
} MdgMatrixSheet;

typedef struct
{
  char *label;
  char *total;
  MdgGroupPattern pattern;
} MdgMatrixGroup;

typedef struct
{
  guint group;
  char *head;
  char *total;
} MdgMatrixColumn;

typedef struct
{
  char *letter; /* with its star */
  char *attributes;
  char *stage;
  GPtrArray *cells; /* char *, labels joined by line feeds; NULL where empty */
} MdgMatrixRow;

typedef struct
{
  char *footnote;
  char *text;
} MdgMatrixEvidence;

/* Columns that stand side by side on one page. */
typedef struct
{
  MdgMatrixDocument *document;
  guint first;
  guint n;
  double column_head; /* height */
} MdgMatrixPanel;

struct _MdgMatrixDocument
{
  MdgDocument parent_instance;

  char *heading;
  GPtrArray *title_lines;
  char *meeting;
  char *meeting_date;
  GArray *groups;
  GArray *columns;
  GArray *rows;
  GPtrArray *notes;
  GArray *evidence;

  MdgMatrixSheet sheet; /* as laid out */
  GArray *panels;
  char *title_text;
  char *notes_text;
  MdgTextCache *cache; /* of the document, while laying out */
  MdgFlow *flow;
};

/* Lays the sheet out for the document's paper; returns the number of pages. */
guint mdg_matrix_sheet_paginate (MdgMatrixDocument *self,
                                 MdgTextCache *cache);
void mdg_matrix_sheet_draw_page (MdgMatrixDocument *self,
                                 MdgCanvas *canvas,
                                 guint page);
/* Describes a row to the flow of the document. */
void mdg_matrix_sheet_fill_row (gpointer document,
                                guint index,
                                MdgFlowRow *row);

G_END_DECLS
