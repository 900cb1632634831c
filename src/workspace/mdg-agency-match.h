#pragma once

#include "mdg-directory.h"

G_BEGIN_DECLS

/* Who can really do it there at that hour: 「人工呼吸器＋緑ヶ丘＋24h」, 「訪問看護 高見台 木22時」, 「看取り いま電話」. */
typedef struct
{
  GPtrArray *procs;    /* codes; every one must be possible */
  GPtrArray *services; /* codes; one of them */
  MdgUuid town;        /* nil when the place does not matter */
  MdgUuid area;
  char *place; /* what was said, as the register calls it */
  gboolean is_24h;
  gboolean by_phone; /* can be called at now_day, now_minute */
  int day;           /* as mdg-hours.h, -1 when hours do not matter */
  int minute;
  GPtrArray *unknown; /* char *: words that mean nothing here */
} MdgAgencyQuestion;

/* What was typed, with ＋, 、 or blanks between. */
MdgAgencyQuestion *mdg_agency_question_parse (MdgWorkspace *workspace,
                                              const char *text);
void mdg_agency_question_free (MdgAgencyQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyQuestion, mdg_agency_question_free)

typedef struct
{
  MdgUuid agency;
  char *name;
  char *phone;
  char *reasons; /* why it is here, and what to mind */
  char *warning; /* why it may not be given out; NULL */
  int score;
} MdgAgencyMatch;

typedef struct
{
  GPtrArray *matches; /* MdgAgencyMatch, best first */
  guint n_unanswered; /* left out because it has not answered */
  guint n_hours_unknown;
} MdgAgencyMatches;

void mdg_agency_matches_free (MdgAgencyMatches *matches);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyMatches, mdg_agency_matches_free)

/* now_day and now_minute are asked for where somebody is to be called at once; now_day as mdg-hours.h. */
MdgAgencyMatches *mdg_agency_match (MdgWorkspace *workspace,
                                    const MdgAgencyQuestion *question,
                                    int now_day,
                                    int now_minute,
                                    GError **error);

G_END_DECLS
