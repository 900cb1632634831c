#pragma once

#include "mdg-workspace.h"
#include "mdg-writing-page.h"

G_BEGIN_DECLS

/* One meeting of a board: agenda, who came, decisions and minutes; texts are saved as they are typed. */
#define MDG_TYPE_MEETING_PAGE (mdg_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgMeetingPage, mdg_meeting_page, MDG, MEETING_PAGE, MdgWritingPage)

MdgMeetingPage *mdg_meeting_page_new (MdgWorkspace *workspace);
void mdg_meeting_page_show_meeting (MdgMeetingPage *self,
                                    const MdgUuid *meeting);

G_END_DECLS
