#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-ladder-private.h"

#include "mdg-area.h"
#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the vocabulary: one code, or several words apart by space, comma or 、. */
static char *
dup_codes (MdgWorkspace *workspace,
           const MdgField *field,
           const char *typed,
           GError **error)
{
  g_autofree char *spaced = g_strdup (typed);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  if (field->type == MDG_FIELD_CODES)
    for (char *found; (found = strstr (spaced, "、")) != NULL;)
      memcpy (found, "   ", strlen ("、"));
  words = field->type == MDG_FIELD_CODES ? g_strsplit_set (spaced, " ,", -1) : g_strsplit (spaced, "\n", -1);
  for (char **word = words; *word != NULL; word++)
    {
      const char *code;

      if (**word == '\0')
        continue;
      code = mdg_vocabularies_find_code (mdg_workspace_get_vocabularies (workspace), field->vocabulary, *word);
      if (code == NULL)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” does not know “%s”. Nothing was changed."), mdg_field_get_label (field), *word);
          return NULL;
        }
      if (codes->len > 0)
        g_string_append_c (codes, ' ');
      g_string_append (codes, code);
    }

  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static gboolean
set_date (MdgWorkspace *workspace,
          MdgRecord *record,
          guint field,
          const char *typed,
          GError **error)
{
  g_autofree char *iso = NULL;
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (workspace, &today);
  if (!mdg_date_parse (typed, MDG_DATE_DUE, &today, &date, error))
    return FALSE;

  iso = mdg_date_dup_iso (&date);
  mdg_record_set_text (record, field, iso);

  return TRUE;
}

static gboolean
set_area (MdgWorkspace *workspace,
          MdgRecord *record,
          guint field,
          const char *typed,
          GError **error)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (workspace, MDG_KIND_AREA, error);
  g_autofree char *folded = mdg_text_fold (typed);

  if (areas == NULL)
    return FALSE;

  for (guint i = 0; i < areas->len; i++)
    {
      static const guint names[] = { MDG_AREA_NAME, MDG_AREA_CODE, MDG_AREA_KANA };

      for (guint n = 0; n < G_N_ELEMENTS (names); n++)
        {
          const char *name = mdg_record_get_text (areas->pdata[i], names[n]);
          g_autofree char *other = name != NULL ? mdg_text_fold (name) : NULL;

          if (g_strcmp0 (other, folded) != 0)
            continue;
          mdg_record_set_reference (record, field, mdg_record_get_uuid (areas->pdata[i]));
          return TRUE;
        }
    }

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no area called “%s”. Nothing was changed."), typed);

  return FALSE;
}

gboolean
mdg_ladder_set_typed (MdgWorkspace *workspace,
                      MdgRecord *record,
                      guint field,
                      const char *typed,
                      GError **error)
{
  const MdgField *info = &mdg_record_get_info (record)->fields[field];
  g_autofree char *used = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  g_autofree char *codes = NULL;

  if (info->type == MDG_FIELD_REFERENCE && *used == '\0')
    mdg_record_set_reference (record, field, NULL);
  else if (info->type == MDG_FIELD_FLAG)
    mdg_record_set_flag (record, field, *used != '\0' && strcmp (used, "0") != 0);
  else if (*used == '\0')
    mdg_record_set_text (record, field, NULL);
  else if (info->type == MDG_FIELD_REFERENCE && info->refers_to == MDG_KIND_AREA)
    return set_area (workspace, record, field, used, error);
  else if (info->type == MDG_FIELD_DATE)
    return set_date (workspace, record, field, used, error);
  else if (info->vocabulary == NULL)
    mdg_record_set_text (record, field, used);
  else
    {
      codes = dup_codes (workspace, info, used, error);
      if (codes == NULL)
        return FALSE;
      mdg_record_set_text (record, field, codes);
    }

  return TRUE;
}
