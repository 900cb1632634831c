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
  MdgVersion version;
  MdgReleaseTexts *texts;
  GHashTable *letters; /* MdgUuid of a case → letter; NULL internally */
  gboolean has_gaps;   /* a text was left out */
} MdgMeetingPaper;

#define MDG_MEETING_PAPER_GAP "―"

gboolean mdg_meeting_paper_load (MdgMeetingPaper *self,
                                 MdgWorkspace *workspace,
                                 const MdgUuid *meeting,
                                 MdgVersion version,
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
/* "事例26-0012　88 女・緑ケ丘圏域", the issue, the measure, or the title as typed. Never a name. "事例 C" for the committee, and
   only that single cases are discussed for the public. */
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
/* The words of a record as they may stand on this sheet: "―" where nobody has signed what may; NULL for none. Target as of
   mdg_rewrites_dup_text. */
char *mdg_meeting_paper_dup_text (MdgMeetingPaper *self,
                                  guint target,
                                  MdgRecord *record,
                                  guint field,
                                  gboolean needs_signature);
/* A document with title and the meeting under it. */
MdgSheetDocument *mdg_meeting_paper_new_document (MdgMeetingPaper *self,
                                                  const char *title);
MdgReport *mdg_meeting_paper_new_report (MdgMeetingPaper *self,
                                         const char *kind,
                                         const char *title);
/* Notes what "―" means where it stands. */
void mdg_meeting_paper_add_note (MdgMeetingPaper *self,
                                 MdgSheetDocument *document);
/* Lays document out and tells the report what it has of people's words. */
void mdg_meeting_paper_finish (MdgMeetingPaper *self,
                               MdgReport *report,
                               MdgSheetDocument *document);

/* Cases for others, in mdg-report-meeting-cases.c. */
gboolean mdg_meeting_paper_draw_letters (MdgMeetingPaper *self,
                                         GError **error);
/* "事例 C" */
char *mdg_meeting_paper_dup_letter (MdgMeetingPaper *self,
                                    MdgRecord *item);
typedef struct _MdgMeetingCrowd MdgMeetingCrowd;
MdgMeetingCrowd *mdg_meeting_crowd_load (MdgMeetingPaper *paper,
                                         GError **error);
void mdg_meeting_crowd_free (MdgMeetingCrowd *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgMeetingCrowd, mdg_meeting_crowd_free)
/* Attributes and labels of the case of an item, widened; *labels is owned. */
char *mdg_meeting_crowd_dup_person (MdgMeetingCrowd *self,
                                    MdgRecord *item,
                                    char **labels);
/* The committee's material; takes over where mdg_report_conference_new has loaded paper. */
MdgReport *mdg_report_conference_new_for_committee (MdgMeetingPaper *paper,
                                                    gboolean is_one_a_page,
                                                    GError **error);

G_END_DECLS
