#include "mdg-test-sample.h"

#include "mdg-sample.h"

MdgWorkspace *
mdg_test_sample_open (const char *folder,
                      guint n_consultations,
                      gboolean with_edges)
{
  g_autofree char *path = g_build_filename (folder, "sample.madoguchi", NULL);
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;
  MdgWorkspace *workspace;

  mdg_sample_options_init (&options);
  if (n_consultations > 0)
    options.n_consultations = n_consultations;
  options.with_edges = with_edges;
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);

  return workspace;
}
