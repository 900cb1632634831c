#pragma once

#include "mdg-paper-form.h"

G_BEGIN_DECLS

/* One field of a paper form: its widget, and how what stands in it becomes a value and back. */
typedef struct _MdgPaperCell MdgPaperCell;

typedef void (*MdgPaperEdited) (MdgPaperCell *cell,
                                gpointer user_data);

struct _MdgPaperCell
{
  const MdgPaperLine *line;
  MdgWorkspace *workspace; /* borrowed, as the record */
  MdgRecord *record;
  GtkWidget *widget;
  GtkLabel *fault;  /* of what has no line for it */
  GPtrArray *codes; /* what the items of a drop-down stand for */
  char *typed;      /* what could not be read; NULL when all could */
  gboolean is_showing;
  MdgPaperEdited edited; /* by hand, after the record has it */
  gpointer user_data;
};

MdgPaperCell *mdg_paper_cell_new (MdgWorkspace *workspace,
                                  MdgRecord *record,
                                  const MdgPaperLine *line,
                                  MdgPaperEdited edited,
                                  gpointer user_data);
void mdg_paper_cell_free (MdgPaperCell *cell);

/* The widget takes the value of the record, or what was typed instead of one. */
void mdg_paper_cell_show (MdgPaperCell *cell);
/* The record takes what the widget says. */
void mdg_paper_cell_read (MdgPaperCell *cell);
void mdg_paper_cell_set_fault (MdgPaperCell *cell,
                               const char *fault);
/* Why it could not be read. */
const char *mdg_paper_cell_get_fault (MdgPaperCell *cell);
void mdg_paper_cell_focus (MdgPaperCell *cell);
gboolean mdg_paper_cell_is_text (MdgPaperCell *cell);

G_END_DECLS
