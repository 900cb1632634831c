#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-staff-section.h"

#include <glib/gi18n-lib.h>

#include "mdg-settings-save.h"

struct _MdgStaffSection
{
  MdgMasterSection parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgStaffSection, mdg_staff_section, MDG_TYPE_MASTER_SECTION)

static const MdgFormField fields[] = {
  { MDG_STAFF_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_STAFF_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_STAFF_PROFESSION, MDG_FORM_CODE, N_ ("Profession") },
  { MDG_STAFF_QUALIFICATIONS, MDG_FORM_TEXT, N_ ("Qualifications"), N_ ("Several separated by a comma") },
  { MDG_STAFF_EMPLOYMENT, MDG_FORM_TEXT, N_ ("Employment"), N_ ("For example full-time, with other duties") },
  { MDG_STAFF_ROLE, MDG_FORM_CODE, N_ ("Role") },
  { MDG_STAFF_IS_ACTIVE, MDG_FORM_FLAG, N_ ("Works here now"), N_ ("Off: no longer offered; old records keep the name") },
};

static const MdgFormGroup groups[] = {
  { NULL, NULL, fields, G_N_ELEMENTS (fields) },
};

static const MdgMasterTable table = {
  .kind = MDG_KIND_STAFF,
  .position_field = MDG_STAFF_POSITION,
  .groups = groups,
  .n_groups = G_N_ELEMENTS (groups),
  .title = N_ ("Staff Members"),
  .description = N_ ("The first active name is offered first. Whoever leaves is not deleted, so that old records keep the name."),
  .add_label = N_ ("_Add Staff Member…"),
  .nothing = N_ ("Nobody is entered yet. Add yourself, so that records say who took the call."),
  .new_title = N_ ("New Staff Member"),
  .added = N_ ("Staff member added"),
  .edit_title = N_ ("Staff Member"),
  .changed = N_ ("Staff member changed"),
};

static void
mdg_staff_section_describe (MdgMasterSection *section,
                            MdgRecord *record,
                            MdgMasterText *text)
{
  MdgWorkspace *workspace = mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (section));
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  const char *profession = mdg_record_get_text (record, MDG_STAFF_PROFESSION);
  const char *role = mdg_record_get_text (record, MDG_STAFF_ROLE);
  int year = mdg_workspace_get_fiscal_year (workspace);

  if (profession != NULL)
    g_ptr_array_add (parts, (char *) mdg_vocabularies_get_label (vocabularies, "profession", profession, year));
  if (mdg_record_get_text (record, MDG_STAFF_QUALIFICATIONS) != NULL)
    g_ptr_array_add (parts, (char *) mdg_record_get_text (record, MDG_STAFF_QUALIFICATIONS));
  if (role != NULL)
    g_ptr_array_add (parts, (char *) mdg_vocabularies_get_label (vocabularies, "role", role, year));
  g_ptr_array_add (parts, NULL);

  text->title = g_strdup (mdg_record_get_text (record, MDG_STAFF_NAME));
  text->subtitle = g_strjoinv ("　", (char **) parts->pdata);
  text->is_dim = !mdg_record_get_flag (record, MDG_STAFF_IS_ACTIVE);
  if (text->is_dim)
    text->note = g_strdup (_ ("no longer here"));
}

static void
mdg_staff_section_fill_menu (MdgMasterSection *section,
                             MdgRecord *record,
                             const char *uuid,
                             GMenu *menu)
{
  g_autofree char *action = g_strdup_printf ("master.remove('%s')", uuid);

  g_menu_append (menu, mdg_record_get_flag (record, MDG_STAFF_IS_ACTIVE) ? _ ("No Longer Works Here") : _ ("Works Here Again"), action);
}

/* Nobody is taken out of the register: who leaves is no longer offered. */
static void
mdg_staff_section_remove (MdgMasterSection *section,
                          MdgRecord *record)
{
  g_autoptr (MdgRecord) copy = mdg_record_dup (record);
  gboolean is_active = !mdg_record_get_flag (copy, MDG_STAFF_IS_ACTIVE);
  MdgChange *change = mdg_change_new (table.changed);

  mdg_record_set_flag (copy, MDG_STAFF_IS_ACTIVE, is_active);
  mdg_change_add (change, copy);
  mdg_settings_save (GTK_WIDGET (section), mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (section)), change,
                     g_strdup_printf (is_active ? _ ("%s works here again") : _ ("%s is no longer offered"), mdg_record_get_text (copy, MDG_STAFF_NAME)), NULL);
}

static void
mdg_staff_section_class_init (MdgStaffSectionClass *klass)
{
  MdgMasterSectionClass *master_class = MDG_MASTER_SECTION_CLASS (klass);

  master_class->table = &table;
  master_class->describe = mdg_staff_section_describe;
  master_class->fill_menu = mdg_staff_section_fill_menu;
  master_class->remove = mdg_staff_section_remove;
}

static void
mdg_staff_section_init (MdgStaffSection *self)
{
}

GtkWidget *
mdg_staff_section_new (MdgWorkspace *workspace)
{
  return mdg_master_section_new (MDG_TYPE_STAFF_SECTION, workspace);
}
