#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-measure-review.h"

#include <glib/gi18n-lib.h>

struct _MdgMeasureReview
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgMeasureReview, mdg_measure_review, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "measure", N_ ("Measure"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_MEASURE },
  { "reviewed_on", N_ ("Reviewed on"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "rating", N_ ("Result"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "rating" },
  { "text", N_ ("In words"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "next", N_ ("What next"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "board", N_ ("Board"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "board" },
  { "meeting", N_ ("Meeting"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_MEETING },
  { "staff", N_ ("Written by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_MEASURE_REVIEW_N_FIELDS);

const MdgRecordInfo mdg_measure_review_info = { MDG_KIND_MEASURE_REVIEW, "measure_review", N_ ("Review of a measure"), fields, MDG_MEASURE_REVIEW_N_FIELDS };

static void
mdg_measure_review_class_init (MdgMeasureReviewClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_measure_review_info);
}

static void
mdg_measure_review_init (MdgMeasureReview *self)
{
}

MdgMeasureReview *
mdg_measure_review_new (void)
{
  return g_object_new (MDG_TYPE_MEASURE_REVIEW, NULL);
}
