#pragma once

#include "mdg-canvas.h"
#include "mdg-form-layout.h"
#include "mdg-page-private.h"

G_BEGIN_DECLS

/* The sheet in millimetres: A4 less its margins, from above. */
#define MDG_FORM_WIDTH 175.0
#define MDG_FORM_LABEL 24.0
#define MDG_FORM_INNER (MDG_FORM_WIDTH - MDG_FORM_LABEL)
#define MDG_FORM_HEAD 30.0 /* addressee, title, date */
#define MDG_FORM_BODY 211.0
#define MDG_FORM_OFFICE 22.0
#define MDG_FORM_FOOT 7.0
#define MDG_FORM_CODE 18.0
#define MDG_FORM_LEAST_ROW 16.0 /* of those that share what is left */

typedef enum
{
  MDG_FORM_WORDS,
  MDG_FORM_BOX,
  MDG_FORM_ENTRY,
  MDG_FORM_BREAK,
} MdgFormItemKind;

typedef struct
{
  MdgFormItemKind kind;
  char *text; /* words, or the label of a box */
  char *key;
  char *code;
  gboolean right; /* an entry that ends at its right */
  guint cell;     /* in a cell of columns, which of its places */
} MdgFormItem;

typedef struct
{
  double width;
  double size;    /* of words and labels of boxes, points */
  guint columns;  /* 0: in lines */
  guint n_places; /* of columns */
  char *label;    /* on grey */
  char *head;
  char *fax_head;
  char *note;       /* key of a text that takes the cell */
  GPtrArray *items; /* MdgFormItem */
  GPtrArray *rows;  /* MdgFormRow: cells in cells */
} MdgFormCell;

typedef struct
{
  double height; /* 0: shares what is left of the page */
  GPtrArray *cells;
} MdgFormRow;

typedef struct
{
  char *label;
  GPtrArray *rows;
} MdgFormSection;

typedef struct
{
  char *code;
  char *label;
} MdgFormChoice;

struct _MdgFormLayout
{
  gatomicrefcount refs;
  char *code;
  char *addressee;
  char *fax;
  char *title;
  char *note;
  char *date;
  char *blank_date;
  GPtrArray *choices; /* MdgFormChoice */
  char *copies[3];
  gboolean office;
  GPtrArray *sections; /* MdgFormSection, heights settled */
};

void mdg_form_item_free (MdgFormItem *item);
void mdg_form_cell_free (MdgFormCell *cell);
void mdg_form_row_free (MdgFormRow *row);
void mdg_form_section_free (MdgFormSection *section);

/* What stands in the block of the centre: its labels and their keys. */
#define MDG_FORM_N_OFFICE 6
const char *mdg_form_get_office_label (guint index);
const char *mdg_form_get_office_key (guint index);

/* Draws one form, of which what found no room goes to rest. */
typedef struct
{
  MdgCanvas *canvas;
  const MdgFormLayout *layout;
  const MdgFormData *data;
  gboolean fax;
  GPtrArray *rest; /* MdgFormRest; NULL when nobody asks */
  char *name;      /* of what is written next */
  char *crowded;   /* a fixed text that has no room; owned by who draws */
} MdgFormPen;

typedef struct
{
  char *label;
  char *text;
} MdgFormRest;

void mdg_form_rest_free (MdgFormRest *rest);

/* Head, sections and the centre's block on a sheet whose printed part begins at left, top. */
void mdg_form_pen_draw (MdgFormPen *pen,
                        double left,
                        double top);
void mdg_form_pen_draw_cell (MdgFormPen *pen,
                             const MdgFormCell *cell,
                             double x,
                             double y,
                             double height);
/* The number, and the code at its right, ending at right. */
void mdg_form_pen_draw_number (MdgFormPen *pen,
                               double right,
                               double y);
/* A text in a box, smaller where it must be; what finds no room at the smallest size is left for the continuation sheet and said so. */
void mdg_form_pen_draw_text (MdgFormPen *pen,
                             const char *text,
                             const char *label,
                             double x,
                             double y,
                             double width,
                             double height,
                             MdgAlign align,
                             gboolean top);

G_END_DECLS
