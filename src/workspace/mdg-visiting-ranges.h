#pragma once

#include "mdg-geography.h"
#include "mdg-hours.h"

G_BEGIN_DECLS

/* The codes of the field form of a visiting range. */
#define MDG_RANGE_CIRCLE "circle"
#define MDG_RANGE_TOWNS "towns"
#define MDG_RANGE_POLYGON "polygon"

/* A visiting range on the plane of the municipality, with what its agency says. */
typedef struct
{
  MdgRecord *record;
  char *agency;        /* its name, or the name that was typed */
  MdgUuid agency_uuid; /* nil without one in the directory */
  MdgGeometry *shape;  /* NULL when empty */
  MdgPoint site;       /* the middle of a circle, else where the agency is */
  gboolean has_site;
  MdgHours *hours;     /* of the range, else of the service; NULL when not answered or not understood */
  GHashTable *answers; /* proc to yes, cond, no; what was not answered is not there */
} MdgMappedRange;

/* All live ranges of services that are not closed, those of proposals too; of MdgMappedRange. */
GPtrArray *mdg_visiting_ranges_load (MdgWorkspace *workspace,
                                     MdgGeography *geography,
                                     GError **error);
/* The shape that the fields of a range say; NULL when it is empty. */
MdgGeometry *mdg_visiting_range_make_shape (MdgGeography *geography,
                                            MdgRecord *range);

/* What is asked of the map. */
typedef struct
{
  char *service; /* code; vns counts those of vns24 too */
  int day;       /* as mdg-hours.h, -1 when hours do not matter */
  int minute;
  char *capability; /* code of proc, NULL when it does not matter */
  MdgUuid proposal; /* nil: as things are */
} MdgCoverageQuestion;

void mdg_coverage_question_clear (MdgCoverageQuestion *question);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdgCoverageQuestion, mdg_coverage_question_clear)

/* Who was left out of an answer for want of one. */
typedef struct
{
  guint n_hours_unknown;
  guint n_unanswered;
  guint n_conditional; /* counted, but only under conditions */
  guint n_empty;
} MdgRangeRemarks;

/* Those of ranges that answer the question, borrowed; those of the proposal stand for what they replace. */
GPtrArray *mdg_visiting_ranges_select (GPtrArray *ranges,
                                       const MdgCoverageQuestion *question,
                                       MdgRangeRemarks *remarks);

G_END_DECLS
