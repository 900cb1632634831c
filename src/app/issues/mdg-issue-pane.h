#pragma once

#include <gtk/gtk.h>

#include "mdg-classify.h"
#include "mdg-suggestions.h"

G_BEGIN_DECLS

/* Beside the issue sheet: what stands in the chosen cell, an entry to classify by reading, the sentences behind it, and
   what the column adds up to. */
#define MDG_TYPE_ISSUE_PANE (mdg_issue_pane_get_type ())
G_DECLARE_FINAL_TYPE (MdgIssuePane, mdg_issue_pane, MDG, ISSUE_PANE, GtkBox)

/* Signals:
     ticked (char *issue)              typed or chosen from the list
     unticked (char *issue)
     weighted (char *tick, uint weight)
     worded (char *tick, char *text)   what その他 stands for
     consultation-chosen (char *uuid)  a sentence
     case-chosen ()
     left ()                           done with typing: back to the sheet
     proposal-chosen (uint key)        by pointer; mdg_issue_pane_get_proposal has it */

MdgIssuePane *mdg_issue_pane_new (MdgWorkspace *workspace);

/* sheet is borrowed until the next call; NULL empties the pane. */
void mdg_issue_pane_show (MdgIssuePane *self,
                          MdgClassifySheet *sheet,
                          guint row,
                          guint column);
/* What is proposed for the case of the row under a key from 1; NULL when there is nothing. */
const MdgProposal *mdg_issue_pane_get_proposal (MdgIssuePane *self,
                                                guint key);
GtkEditable *mdg_issue_pane_get_entry (MdgIssuePane *self);

G_END_DECLS
