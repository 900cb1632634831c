#pragma once

#include "mdg-workspace.h"
#include "mdg-writing-page.h"

G_BEGIN_DECLS

/* A meeting over its agenda, on the big screen and by keyboard: one case on one card, what the physician advises and what
   is decided beside it. Names are masked until a key shows them; all is saved as it is typed. */
#define MDG_TYPE_CONFERENCE_PAGE (mdg_conference_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgConferencePage, mdg_conference_page, MDG, CONFERENCE_PAGE, MdgWritingPage)

MdgConferencePage *mdg_conference_page_new (MdgWorkspace *workspace);
void mdg_conference_page_show_meeting (MdgConferencePage *self,
                                       const MdgUuid *meeting);
/* The item (MdgAgendaItem) that stands in front; NULL when there is none. */
MdgRecord *mdg_conference_page_get_item (MdgConferencePage *self);
gboolean mdg_conference_page_get_shows_names (MdgConferencePage *self);

G_END_DECLS
