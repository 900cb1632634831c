#pragma once

#include "mdg-change-stack.h"
#include "mdg-ladder-grid.h"
#include "mdg-page.h"
#include "mdg-report.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* What matrix 2 and matrix 3 have in common on screen: a fiscal year above, a table that is written in, the card of
   what is under the cursor beside it, boards' decisions, the two questions, undo. */
#define MDG_TYPE_LADDER_PAGE (mdg_ladder_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgLadderPage, mdg_ladder_page, MDG, LADDER_PAGE, MdgPage)

struct _MdgLadderPageClass
{
  MdgPageClass parent_class;

  /* Puts the rows into the grid between begin and end; how many there are. */
  guint (*fill) (MdgLadderPage *self,
                 MdgLadderGrid *grid,
                 GError **error);
  /* What was typed into a cell. */
  gboolean (*commit) (MdgLadderPage *self,
                      guint row,
                      guint column,
                      const char *typed,
                      GError **error);
  /* The issue or measure a cell is about; FALSE for none. */
  gboolean (*find) (MdgLadderPage *self,
                    guint row,
                    guint column,
                    MdgKind *kind,
                    MdgUuid *uuid);
  /* The table on paper, as it is filtered. */
  MdgReport *(*new_report) (MdgLadderPage *self,
                            MdgVersion version,
                            MdgPaper paper,
                            GError **error);
};

/* For the constructor of a page; label names the table. */
void mdg_ladder_page_set_up (MdgLadderPage *self,
                             MdgWorkspace *workspace,
                             MdgChangeStack *changes,
                             const char *id,
                             const char *label);
/* Widgets that choose what is shown. */
void mdg_ladder_page_add_filter (MdgLadderPage *self,
                                 GtkWidget *filter);
/* What stands where there are no rows. */
void mdg_ladder_page_set_none (MdgLadderPage *self,
                               const char *title,
                               const char *description);

MdgWorkspace *mdg_ladder_page_get_workspace (MdgLadderPage *self);
MdgChangeStack *mdg_ladder_page_get_changes (MdgLadderPage *self);
MdgLadderGrid *mdg_ladder_page_get_grid (MdgLadderPage *self);
/* 0: all. */
int mdg_ladder_page_get_year (MdgLadderPage *self);
void mdg_ladder_page_show_all_years (MdgLadderPage *self);
void mdg_ladder_page_reload (MdgLadderPage *self);
/* FALSE when nothing is under the cursor. */
gboolean mdg_ladder_page_get_shown (MdgLadderPage *self,
                                    MdgKind *kind,
                                    MdgUuid *uuid);
/* "uuid column", the key of a cell. */
char *mdg_ladder_page_dup_key (const MdgUuid *uuid,
                               guint column);

G_END_DECLS
