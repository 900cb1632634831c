#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-agency-ability.h"

#include <glib/gi18n-lib.h>

struct _MdgAgencyAbility
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAgencyAbility, mdg_agency_ability, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "agency", N_ ("Agency"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_AGENCY },
  { "proc", N_ ("Procedure"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "proc" },
  { "answer", N_ ("Answer"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "ability" },
  { "text", N_ ("Condition"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "answered_on", N_ ("Answered on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "answered_from", N_ ("Answered by way of"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "verify_source" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AGENCY_ABILITY_N_FIELDS);

const MdgRecordInfo mdg_agency_ability_info = { MDG_KIND_AGENCY_ABILITY, "agency_ability", N_ ("Ability"), fields, MDG_AGENCY_ABILITY_N_FIELDS };

static void
mdg_agency_ability_class_init (MdgAgencyAbilityClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_agency_ability_info);
}

static void
mdg_agency_ability_init (MdgAgencyAbility *self)
{
}

MdgAgencyAbility *
mdg_agency_ability_new (void)
{
  return g_object_new (MDG_TYPE_AGENCY_ABILITY, NULL);
}
