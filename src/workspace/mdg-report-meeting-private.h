#pragma once

#include "mdg-agenda-item.h"
#include "mdg-report-meeting.h"
#include "mdg-sheet-document.h"

G_BEGIN_DECLS

/* What the sheets of a meeting have in common. */
typedef struct
{
  MdgWorkspace *workspace;
  MdgRecord *meeting;
  GPtrArray *items;      /* MdgAgendaItem in their order */
  GPtrArray *attendance; /* MdgAttendance in their order */
  char *title;           /* of the meeting */
} MdgMeetingPaper;

gboolean mdg_meeting_paper_load (MdgMeetingPaper *self,
                                 MdgWorkspace *workspace,
                                 const MdgUuid *meeting,
                                 GError **error);
void mdg_meeting_paper_clear (MdgMeetingPaper *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdgMeetingPaper, mdg_meeting_paper_clear)

const char *mdg_meeting_paper_get_label (MdgMeetingPaper *self,
                                         const char *vocabulary,
                                         MdgRecord *record,
                                         guint field);
/* "令和8年9月18日（金）　14:00〜16:00", "" without a day. */
char *mdg_meeting_paper_dup_when (MdgMeetingPaper *self);
/* "市役所 第一会議室（対面とWebの併用）" */
char *mdg_meeting_paper_dup_where (MdgMeetingPaper *self);
/* "事例26-0012　88 女・緑ケ丘圏域", the issue, the measure, or the title as typed. Never a name. */
char *mdg_meeting_paper_dup_item (MdgMeetingPaper *self,
                                  MdgRecord *item);
char *mdg_meeting_paper_dup_case_facts (MdgMeetingPaper *self,
                                        MdgRecord *item);
/* Who sees to it, from the centre or outside. */
char *mdg_meeting_paper_dup_owner (MdgMeetingPaper *self,
                                   MdgRecord *item);
/* "アウトリーチ　訪問診療を試す" */
char *mdg_meeting_paper_dup_verdict (MdgMeetingPaper *self,
                                     MdgRecord *item);
/* "5/12 火" of the year's day it is due, "" without. */
char *mdg_meeting_paper_dup_due (MdgMeetingPaper *self,
                                 MdgRecord *item);
/* A document with title and the meeting under it. */
MdgSheetDocument *mdg_meeting_paper_new_document (MdgMeetingPaper *self,
                                                  const char *title);
MdgReport *mdg_meeting_paper_new_report (MdgMeetingPaper *self,
                                         const char *kind,
                                         const char *title);

G_END_DECLS
