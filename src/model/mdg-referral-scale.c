#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral-scale.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

struct _MdgReferralScale
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReferralScale, mdg_referral_scale, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "visit", N_ ("Visit"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_REFERRAL_VISIT },
  { "scale", N_ ("Scale"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "scale" },
  { "score", N_ ("Score"), MDG_FIELD_INTEGER, MDG_FIELD_REQUIRED },
  { "measured_on", N_ ("Measured on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "measured_by", N_ ("Measured by"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REFERRAL_SCALE_N_FIELDS);

const MdgRecordInfo mdg_referral_scale_info = { MDG_KIND_REFERRAL_SCALE, "referral_scale", N_ ("Result of a scale"), fields, MDG_REFERRAL_SCALE_N_FIELDS };

static const struct
{
  const char *code;
  const char *label;
  gint64 min;
  gint64 max;
} ranges[] = {
  { "hdsr", "HDS-R", 0, 30 },
  { "dasc", "DASC-21", 21, 84 },
  { "dbd13", "DBD13", 0, 52 },
  { "zarit8", "Zarit-8", 0, 32 },
};

gboolean
mdg_referral_scale_get_range (const char *scale,
                              gint64 *min,
                              gint64 *max)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_strcmp0 (ranges[i].code, scale) == 0)
      {
        *min = ranges[i].min;
        *max = ranges[i].max;
        return TRUE;
      }

  return FALSE;
}

static gboolean
mdg_referral_scale_validate (MdgRecord *record,
                             GError **error)
{
  const char *scale = mdg_record_get_text (record, MDG_REFERRAL_SCALE_SCALE);
  gint64 score = mdg_record_get_integer (record, MDG_REFERRAL_SCALE_SCORE);

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_strcmp0 (ranges[i].code, scale) == 0 && (score < ranges[i].min || score > ranges[i].max))
      {
        g_autofree char *min = g_strdup_printf ("%" G_GINT64_FORMAT, ranges[i].min);
        g_autofree char *max = g_strdup_printf ("%" G_GINT64_FORMAT, ranges[i].max);
        g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, score);

        g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is from %s to %s; %s cannot be right."), ranges[i].label, min, max, text);
        return FALSE;
      }

  return TRUE;
}

static void
mdg_referral_scale_class_init (MdgReferralScaleClass *klass)
{
  MDG_RECORD_CLASS (klass)->validate = mdg_referral_scale_validate;
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_referral_scale_info);
}

static void
mdg_referral_scale_init (MdgReferralScale *self)
{
}

MdgReferralScale *
mdg_referral_scale_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL_SCALE, NULL);
}
