#pragma once

#include <gtk/gtk.h>

#include "mdg-change-stack.h"

G_BEGIN_DECLS

/* What of a meeting goes onto paper, in the order of the menu. */
typedef enum
{
  MDG_MEETING_SHEET_AGENDA,
  MDG_MEETING_SHEET_MEMBERS,
  MDG_MEETING_SHEET_MINUTES,
  MDG_MEETING_SHEET_CASES,      /* one page a case */
  MDG_MEETING_SHEET_FOUR_CASES, /* four cases a page */
} MdgMeetingSheet;

/* A button with the menu of the sheets; one that is chosen goes to the action of page, which takes an MdgMeetingSheet ("i"). */
GtkWidget *mdg_meeting_print_new_button (GtkWidget *page,
                                         const char *action);
/* Opens the preview of one, as soon as what was typed is saved. */
void mdg_meeting_print_present (GtkWidget *page,
                                MdgChangeStack *changes,
                                MdgWorkspace *workspace,
                                const MdgUuid *meeting,
                                MdgMeetingSheet sheet);

G_END_DECLS
