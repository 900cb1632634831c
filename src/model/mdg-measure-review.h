#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

#define MDG_TYPE_MEASURE_REVIEW (mdg_measure_review_get_type ())
G_DECLARE_FINAL_TYPE (MdgMeasureReview, mdg_measure_review, MDG, MEASURE_REVIEW, MdgRecord)

enum
{
  MDG_MEASURE_REVIEW_MEASURE,
  MDG_MEASURE_REVIEW_REVIEWED_ON,
  MDG_MEASURE_REVIEW_RATING,
  MDG_MEASURE_REVIEW_TEXT,
  MDG_MEASURE_REVIEW_NEXT,
  MDG_MEASURE_REVIEW_BOARD,
  MDG_MEASURE_REVIEW_MEETING,
  MDG_MEASURE_REVIEW_STAFF,
  MDG_MEASURE_REVIEW_N_FIELDS,
};

extern const MdgRecordInfo mdg_measure_review_info;

MdgMeasureReview *mdg_measure_review_new (void);

G_END_DECLS
